package skylab.aws.ec2.eni;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NewInterface;
import skylab.network.vpc.Subnet;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;

/** Making and deleting network interfaces of one's own (EC2 API reference, CreateNetworkInterface). */
public final class EniLife {
    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");
    private static final Kind<Token> TOKENS = new Kind<>("create-network-interface-token", "");

    // VPC guide, "Amazon VPC quotas", network interfaces per region.
    private static final int MOST = 5000;

    private record Token(String made, CreateNetworkInterfaceRequest request) {}

    private EniLife() {}

    /** CreateNetworkInterface. */
    public static CreateNetworkInterfaceResponse create(Call call, CreateNetworkInterfaceRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        String token = request.clientToken();
        if (token != null) {
            Token earlier = call.tx().find(scope, TOKENS, token).orElse(null);
            if (earlier != null) {
                return again(call, earlier, request);
            }
        }
        if (request.operator() != null || Boolean.TRUE.equals(request.enablePrimaryIpv6())) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate interfaces of service providers and primary IPv6 addresses. Nothing has"
                            + " happened.");
        }
        if (request.subnetId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter subnetId");
        }
        Subnet subnet = SUBNET_IDS.one(world, scope, request.subnetId());
        if (world.table(scope, INTERFACES).size() >= MOST) {
            throw new AwsError(
                    "NetworkInterfaceLimitExceeded", "The maximum number of network interfaces has been reached.");
        }
        List<String> groups = InterfaceGroups.of(call, request.groups(), subnet);
        InterfaceSpec spec = InterfaceSpec.of(request);
        NewInterface wanted =
                spec.checked(world, scope, subnet, groups).with(spec.extra().choose(call.tx(), scope, subnet));
        NetworkInterface made = Interfaces.create(call.tx(), scope, wanted).orElseThrow(InterfaceSpec::full);
        Tags.add(call.tx(), scope, made.id(), Ask.tags(request.tagSpecifications(), INTERFACES.name()));
        if (token != null) {
            call.tx().put(scope, TOKENS, token, new Token(made.id(), request));
        }
        return response(call, made, token);
    }

    private static CreateNetworkInterfaceResponse again(
            Call call, Token earlier, CreateNetworkInterfaceRequest request) {
        if (!earlier.request.equals(request)) {
            throw new AwsError(
                    "IdempotentParameterMismatch",
                    "Arguments on this idempotent request are inconsistent with arguments used in previous"
                            + " request(s).");
        }
        NetworkInterface made = Enis.IDS.one(call.tx().world(), call.scope(), earlier.made);
        return response(call, made, request.clientToken());
    }

    private static CreateNetworkInterfaceResponse response(Call call, NetworkInterface made, String token) {
        return CreateNetworkInterfaceResponse.builder()
                .networkInterface(
                        EniShape.of(call.tx().world(), call.scope(), made).shape())
                .clientToken(token)
                .build();
    }

    /** DeleteNetworkInterface: one that is attached to nothing. */
    public static DeleteNetworkInterfaceResponse delete(Call call, DeleteNetworkInterfaceRequest request) {
        NetworkInterface gone = Enis.IDS.one(call.tx().world(), call.scope(), request.networkInterfaceId());
        if (gone.attachment() != null || gone.isManaged()) {
            throw new AwsError("InvalidParameterValue", "Network interface '" + gone.id() + "' is currently in use.");
        }
        Interfaces.delete(call.tx(), call.scope(), gone.id());
        Tags.forget(call.tx(), call.scope(), gone.id());
        EniPermissions.forget(call, gone.id());
        return DeleteNetworkInterfaceResponse.builder().build();
    }
}
