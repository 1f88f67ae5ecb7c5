package skylab.aws.ec2.group;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.List;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.GetSecurityGroupsForVpcRequest;
import software.amazon.awssdk.services.ec2.model.GetSecurityGroupsForVpcResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupForVpc;

/** Which groups the interfaces of a VPC may be in. */
final class GroupVpcs {
    private static final Ids<Vpc> VPC_IDS = new Ids<>(Vpc.VPCS, "vpc ID", "InvalidVpcID");

    private GroupVpcs() {}

    /** GetSecurityGroupsForVpc. */
    static GetSecurityGroupsForVpcResponse of(Call call, GetSecurityGroupsForVpcRequest request) {
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        Filters<SecurityGroup> filters = new Filters<>(SecurityGroup::id)
                .on("group-id", SecurityGroup::id)
                .on("group-name", SecurityGroup::name)
                .on("description", SecurityGroup::description)
                .on("primary-vpc-id", SecurityGroup::vpc)
                .on("owner-id", group -> call.scope().account());
        List<SecurityGroup> all = call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(group -> group.vpc().equals(vpc.id()))
                .filter(filters.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<SecurityGroup> page = Page.of(all, request.maxResults(), request.nextToken(), 5, 1000);
        return GetSecurityGroupsForVpcResponse.builder()
                .securityGroupForVpcs(page.items().stream()
                        .map(group -> SecurityGroupForVpc.builder()
                                .groupId(group.id())
                                .groupName(group.name())
                                .description(group.description())
                                .ownerId(call.scope().account())
                                .primaryVpcId(group.vpc())
                                .tags(Ask.tags(call.tx().world(), call.scope(), group.id()))
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }
}
