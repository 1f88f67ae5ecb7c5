package skylab.aws.ec2.gateway;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;

/** The operations of EC2 on Internet gateways. */
public interface GatewayApi extends Ec2Api {
    @Override
    default CreateInternetGatewayResponse createInternetGateway(CreateInternetGatewayRequest request) {
        return call(request, InternetGateways::create);
    }

    @Override
    default DeleteInternetGatewayResponse deleteInternetGateway(DeleteInternetGatewayRequest request) {
        return call(request, InternetGateways::delete);
    }

    @Override
    default DescribeInternetGatewaysResponse describeInternetGateways(DescribeInternetGatewaysRequest request) {
        return call(request, InternetGateways::describe);
    }

    @Override
    default AttachInternetGatewayResponse attachInternetGateway(AttachInternetGatewayRequest request) {
        return call(request, InternetGateways::attach);
    }

    @Override
    default DetachInternetGatewayResponse detachInternetGateway(DetachInternetGatewayRequest request) {
        return call(request, InternetGateways::detach);
    }

    @Override
    default CreateEgressOnlyInternetGatewayResponse createEgressOnlyInternetGateway(
            CreateEgressOnlyInternetGatewayRequest request) {
        return call(request, EgressOnlyGateways::create);
    }

    @Override
    default DeleteEgressOnlyInternetGatewayResponse deleteEgressOnlyInternetGateway(
            DeleteEgressOnlyInternetGatewayRequest request) {
        return call(request, EgressOnlyGateways::delete);
    }

    @Override
    default DescribeEgressOnlyInternetGatewaysResponse describeEgressOnlyInternetGateways(
            DescribeEgressOnlyInternetGatewaysRequest request) {
        return call(request, EgressOnlyGateways::describe);
    }
}
