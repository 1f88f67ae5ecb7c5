package skylab.aws.ec2.nat;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AssignPrivateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateNatGatewayAddressResponse;

/** The operations of EC2 on NAT gateways. */
public interface NatApi extends Ec2Api {
    @Override
    default CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request) {
        return call(request, NatGatewayLife::create);
    }

    @Override
    default DeleteNatGatewayResponse deleteNatGateway(DeleteNatGatewayRequest request) {
        return call(request, NatGatewayLife::delete);
    }

    @Override
    default DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        return call(request, NatGateways::describe);
    }

    @Override
    default AssociateNatGatewayAddressResponse associateNatGatewayAddress(AssociateNatGatewayAddressRequest request) {
        return call(request, NatGatewayAddresses::associate);
    }

    @Override
    default DisassociateNatGatewayAddressResponse disassociateNatGatewayAddress(
            DisassociateNatGatewayAddressRequest request) {
        return call(request, NatGatewayAddresses::disassociate);
    }

    @Override
    default AssignPrivateNatGatewayAddressResponse assignPrivateNatGatewayAddress(
            AssignPrivateNatGatewayAddressRequest request) {
        return call(request, NatGatewayAddresses::assign);
    }

    @Override
    default UnassignPrivateNatGatewayAddressResponse unassignPrivateNatGatewayAddress(
            UnassignPrivateNatGatewayAddressRequest request) {
        return call(request, NatGatewayAddresses::unassign);
    }
}
