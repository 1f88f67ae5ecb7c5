package skylab.aws.ec2.acl;

import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.NetworkAcl.Association;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;

/** Operations on network ACLs. */
public final class Acls {
    /** Network ACLs by id. */
    public static final Ids<NetworkAcl> IDS =
            new Ids<>(NETWORK_ACLS, "networkAcl ID", "InvalidNetworkAclID", "InvalidNetworkAclId.Malformed");

    private static final Ids<Vpc> VPC_IDS = new Ids<>(Vpc.VPCS, "vpc ID", "InvalidVpcID");

    // VPC guide, "Amazon VPC quotas": per VPC.
    private static final int MOST_ACLS = 200;

    private Acls() {}

    /** CreateNetworkAcl: it denies everything until it has entries. */
    public static CreateNetworkAclResponse create(Call call, CreateNetworkAclRequest request) {
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        long others = call.tx().all(call.scope(), NETWORK_ACLS).stream()
                .filter(acl -> acl.vpc().equals(vpc.id()))
                .count();
        if (others >= MOST_ACLS) {
            throw new AwsError("NetworkAclLimitExceeded", "The maximum number of network ACLs has been reached.");
        }
        String id = call.tx().newId(NETWORK_ACLS);
        NetworkAcl made = new NetworkAcl(id, vpc.id(), false, List.of());
        call.tx().put(call.scope(), NETWORK_ACLS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), NETWORK_ACLS.name()));
        return CreateNetworkAclResponse.builder()
                .networkAcl(new AclShape(call).of(made))
                .clientToken(request.clientToken())
                .build();
    }

    /** DeleteNetworkAcl. */
    public static DeleteNetworkAclResponse delete(Call call, DeleteNetworkAclRequest request) {
        NetworkAcl acl = IDS.one(call.tx().world(), call.scope(), request.networkAclId());
        if (acl.isDefault()) {
            throw new AwsError("InvalidParameterValue", "cannot delete default network ACL " + acl.id());
        }
        if (call.tx().all(call.scope(), ACL_ASSOCIATIONS).stream()
                .anyMatch(one -> one.acl().equals(acl.id()))) {
            throw new AwsError(
                    "DependencyViolation", "The networkAcl '" + acl.id() + "' has dependencies and cannot be deleted.");
        }
        call.tx().remove(call.scope(), NETWORK_ACLS, acl.id());
        Tags.forget(call.tx(), call.scope(), acl.id());
        return DeleteNetworkAclResponse.builder().build();
    }

    /** DescribeNetworkAcls. */
    public static DescribeNetworkAclsResponse describe(Call call, DescribeNetworkAclsRequest request) {
        AclShape shape = new AclShape(call);
        Page<software.amazon.awssdk.services.ec2.model.NetworkAcl> page = Listing.of(call, IDS, request.networkAclIds())
                .<software.amazon.awssdk.services.ec2.model.NetworkAcl>as(shape::of)
                .where(AclFilters.test(call, request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    /** ReplaceNetworkAclAssociation: the subnet has another ACL from now on, by an association with a new id. */
    public static ReplaceNetworkAclAssociationResponse replaceAssociation(
            Call call, ReplaceNetworkAclAssociationRequest request) {
        NetworkAcl acl = IDS.one(call.tx().world(), call.scope(), request.networkAclId());
        if (request.associationId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter associationId");
        }
        Association before = call.tx().all(call.scope(), ACL_ASSOCIATIONS).stream()
                .filter(one -> !one.id().isEmpty() && one.id().equals(request.associationId()))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidAssociationID.NotFound",
                        "The association ID '" + request.associationId() + "' does not exist"));
        boolean together = call.tx()
                .find(call.scope(), Subnet.SUBNETS, before.subnet())
                .filter(subnet -> subnet.vpc().equals(acl.vpc()))
                .isPresent();
        if (!together) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "networkAcl " + acl.id() + " and subnet " + before.subnet() + " belong to different networks");
        }
        String id = call.tx().newId(ACL_ASSOCIATIONS);
        call.tx().put(call.scope(), ACL_ASSOCIATIONS, before.subnet(), new Association(id, acl.id(), before.subnet()));
        return ReplaceNetworkAclAssociationResponse.builder()
                .newAssociationId(id)
                .build();
    }
}
