package skylab.aws.ec2.vpn;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionResponse;

/** The operations of EC2 on VPN connections and what they connect. */
public interface VpnApi extends Ec2Api {
    @Override
    default CreateVpnGatewayResponse createVpnGateway(CreateVpnGatewayRequest request) {
        return call(request, VpnGateways::create);
    }

    @Override
    default DeleteVpnGatewayResponse deleteVpnGateway(DeleteVpnGatewayRequest request) {
        return call(request, VpnGateways::delete);
    }

    @Override
    default DescribeVpnGatewaysResponse describeVpnGateways(DescribeVpnGatewaysRequest request) {
        return call(request, VpnGateways::describe);
    }

    @Override
    default AttachVpnGatewayResponse attachVpnGateway(AttachVpnGatewayRequest request) {
        return call(request, VpnGateways::attach);
    }

    @Override
    default DetachVpnGatewayResponse detachVpnGateway(DetachVpnGatewayRequest request) {
        return call(request, VpnGateways::detach);
    }

    @Override
    default CreateCustomerGatewayResponse createCustomerGateway(CreateCustomerGatewayRequest request) {
        return call(request, CustomerGateways::create);
    }

    @Override
    default DeleteCustomerGatewayResponse deleteCustomerGateway(DeleteCustomerGatewayRequest request) {
        return call(request, CustomerGateways::delete);
    }

    @Override
    default DescribeCustomerGatewaysResponse describeCustomerGateways(DescribeCustomerGatewaysRequest request) {
        return call(request, CustomerGateways::describe);
    }

    @Override
    default CreateVpnConnectionResponse createVpnConnection(CreateVpnConnectionRequest request) {
        return call(request, VpnConnections::create);
    }

    @Override
    default DeleteVpnConnectionResponse deleteVpnConnection(DeleteVpnConnectionRequest request) {
        return call(request, VpnConnections::delete);
    }

    @Override
    default DescribeVpnConnectionsResponse describeVpnConnections(DescribeVpnConnectionsRequest request) {
        return call(request, VpnConnectionShape::describe);
    }

    @Override
    default ModifyVpnConnectionResponse modifyVpnConnection(ModifyVpnConnectionRequest request) {
        return call(request, VpnConnectionChanges::modify);
    }

    @Override
    default ModifyVpnConnectionOptionsResponse modifyVpnConnectionOptions(ModifyVpnConnectionOptionsRequest request) {
        return call(request, VpnConnectionChanges::modifyOptions);
    }

    @Override
    default CreateVpnConnectionRouteResponse createVpnConnectionRoute(CreateVpnConnectionRouteRequest request) {
        return call(request, VpnConnectionChanges::createRoute);
    }

    @Override
    default DeleteVpnConnectionRouteResponse deleteVpnConnectionRoute(DeleteVpnConnectionRouteRequest request) {
        return call(request, VpnConnectionChanges::deleteRoute);
    }
}
