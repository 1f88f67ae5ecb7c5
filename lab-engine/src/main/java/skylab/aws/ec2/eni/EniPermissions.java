package skylab.aws.ec2.eni;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.eni.NetworkInterface;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfacePermissionRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfacePermissionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfacePermissionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfacePermissionResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacePermissionsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePermission;

/** Letting other accounts attach an interface (EC2 API reference, CreateNetworkInterfacePermission). */
public final class EniPermissions {
    private static final Kind<Permission> PERMISSIONS = new Kind<>("network-interface-permission", "eni-perm-");
    private static final Ids<Permission> IDS =
            new Ids<>(PERMISSIONS, "network interface permission", "InvalidPermissionID");

    private static final Filters<Permission> FILTERS = new Filters<>(Permission::id)
            .on("network-interface-permission.network-interface-permission-id", Permission::id)
            .on("network-interface-permission.network-interface-id", Permission::networkInterface)
            .on("network-interface-permission.aws-account-id", Permission::account)
            .on("network-interface-permission.aws-service", one -> null)
            .on("network-interface-permission.permission", Permission::permission);

    private record Permission(String id, String networkInterface, String account, String permission) {
        NetworkInterfacePermission shape() {
            return NetworkInterfacePermission.builder()
                    .networkInterfacePermissionId(id)
                    .networkInterfaceId(networkInterface)
                    .awsAccountId(account)
                    .permission(permission)
                    .permissionState(state -> state.state("granted"))
                    .build();
        }
    }

    private EniPermissions() {}

    /** CreateNetworkInterfacePermission. */
    public static CreateNetworkInterfacePermissionResponse create(
            Call call, CreateNetworkInterfacePermissionRequest request) {
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        String permission = request.permissionAsString();
        if (!"INSTANCE-ATTACH".equals(permission) && !"EIP-ASSOCIATE".equals(permission)) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + permission + ") for parameter permission is invalid.");
        }
        String account = request.awsAccountId();
        if (account == null || !account.matches("\\d{12}")) {
            throw new AwsError(
                    account == null ? "MissingParameter" : "InvalidParameterValue",
                    account == null
                            ? "The request must contain the parameter awsAccountId"
                            : "Value (" + account + ") for parameter awsAccountId is invalid.");
        }
        Permission made = new Permission(call.tx().newId(PERMISSIONS), one.id(), account, permission);
        call.tx().put(call.scope(), PERMISSIONS, made.id(), made);
        return CreateNetworkInterfacePermissionResponse.builder()
                .interfacePermission(made.shape())
                .build();
    }

    /** DeleteNetworkInterfacePermission. */
    public static DeleteNetworkInterfacePermissionResponse delete(
            Call call, DeleteNetworkInterfacePermissionRequest request) {
        Permission gone = IDS.one(call.tx().world(), call.scope(), request.networkInterfacePermissionId());
        call.tx().remove(call.scope(), PERMISSIONS, gone.id());
        return DeleteNetworkInterfacePermissionResponse.builder()
                .returnValue(true)
                .build();
    }

    /** DescribeNetworkInterfacePermissions. */
    public static DescribeNetworkInterfacePermissionsResponse describe(
            Call call, DescribeNetworkInterfacePermissionsRequest request) {
        Page<Permission> page = Listing.of(call, IDS, request.networkInterfacePermissionIds())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 255);
        return DescribeNetworkInterfacePermissionsResponse.builder()
                .networkInterfacePermissions(
                        page.items().stream().map(Permission::shape).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** The permissions of an interface that is gone. */
    static void forget(Call call, String networkInterface) {
        call.tx().all(call.scope(), PERMISSIONS).stream()
                .filter(one -> one.networkInterface().equals(networkInterface))
                .forEach(one -> call.tx().remove(call.scope(), PERMISSIONS, one.id()));
    }
}
