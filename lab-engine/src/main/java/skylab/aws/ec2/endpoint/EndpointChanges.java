package skylab.aws.ec2.endpoint;

import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;

import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.gateway.VpcEndpoint.State;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;

/** Changing endpoints. */
final class EndpointChanges {
    private EndpointChanges() {}

    /** ModifyVpcEndpoint. */
    static ModifyVpcEndpointResponse modify(Call call, ModifyVpcEndpointRequest request) {
        VpcEndpoint endpoint = Endpoints.IDS.one(call.tx().world(), call.scope(), request.vpcEndpointId());
        if (endpoint.state() != State.AVAILABLE) {
            throw new AwsError(
                    "IncorrectState", "The Vpc Endpoint '" + endpoint.id() + "' is not in the available state.");
        }
        boolean ofGateways = request.hasAddRouteTableIds() || request.hasRemoveRouteTableIds();
        boolean ofInterfaces = request.hasAddSubnetIds()
                || request.hasRemoveSubnetIds()
                || request.hasAddSecurityGroupIds()
                || request.hasRemoveSecurityGroupIds()
                || request.privateDnsEnabled() != null;
        if (endpoint.isGateway() ? ofInterfaces : ofGateways) {
            throw new AwsError(
                    "InvalidParameter",
                    endpoint.isGateway()
                            ? "Subnets, security groups and private DNS are of interface endpoints."
                            : "Route tables are of gateway endpoints.");
        }
        VpcEndpoint changed = policy(request, endpoint);
        if (endpoint.isGateway()) {
            GatewayRoutes.remove(call, changed, request.removeRouteTableIds());
            GatewayRoutes.add(call, changed, request.addRouteTableIds());
        } else {
            changed = interfaces(call, request, changed);
        }
        call.tx().put(call.scope(), VPC_ENDPOINTS, changed.id(), changed);
        return ModifyVpcEndpointResponse.builder().returnValue(true).build();
    }

    private static VpcEndpoint policy(ModifyVpcEndpointRequest request, VpcEndpoint endpoint) {
        boolean reset = Boolean.TRUE.equals(request.resetPolicy());
        if (reset && request.policyDocument() != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameters PolicyDocument and ResetPolicy may not be used together.");
        }
        return reset || request.policyDocument() != null
                ? endpoint.withPolicy(reset ? null : EndpointPolicy.checked(request.policyDocument()))
                : endpoint;
    }

    private static VpcEndpoint interfaces(Call call, ModifyVpcEndpointRequest request, VpcEndpoint endpoint) {
        List<String> groups = new ArrayList<>(endpoint.groups());
        groups.removeAll(request.removeSecurityGroupIds());
        if (request.hasAddSecurityGroupIds() && !request.addSecurityGroupIds().isEmpty()) {
            EndpointInterfaces.groups(call, endpoint.vpc(), request.addSecurityGroupIds()).stream()
                    .filter(id -> !groups.contains(id))
                    .forEach(groups::add);
        }
        if (groups.isEmpty()) {
            throw new AwsError("InvalidParameter", "An interface endpoint must have at least one security group.");
        }
        VpcEndpoint changed =
                groups.equals(endpoint.groups()) ? endpoint : EndpointInterfaces.regroup(call, endpoint, groups);
        changed = EndpointInterfaces.remove(call, changed, request.removeSubnetIds());
        changed = EndpointInterfaces.add(call, changed, request.addSubnetIds());
        if (request.privateDnsEnabled() == null) {
            return changed;
        }
        return request.privateDnsEnabled() ? PrivateNames.take(call, changed) : PrivateNames.give(call, changed);
    }
}
