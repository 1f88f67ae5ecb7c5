package skylab.aws.ec2.eni;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.group.Groups;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;

/** The security groups of interfaces. */
public final class InterfaceGroups {
    // VPC guide, "Amazon VPC quotas".
    private static final int MOST = 5;

    private InterfaceGroups() {}

    /**
     * The ids of the groups that a request names, or of the VPC's default group if it names none.
     *
     * @throws AwsError if there is no such group, or not in the subnet's VPC, or there are too many
     */
    public static List<String> of(Call call, List<String> asked, Subnet subnet) {
        return asked.isEmpty()
                ? List.of(defaultGroup(call, subnet.vpc()))
                : checked(Groups.IDS.all(call.tx().world(), call.scope(), asked), subnet);
    }

    /**
     * The ids of groups.
     *
     * @throws AwsError if they are not in the subnet's VPC, or too many
     */
    public static List<String> checked(List<SecurityGroup> groups, Subnet subnet) {
        for (SecurityGroup group : groups) {
            if (!group.vpc().equals(subnet.vpc())) {
                throw new AwsError(
                        "InvalidParameter",
                        "Security group " + group.id() + " and subnet " + subnet.id()
                                + " belong to different networks.");
            }
        }
        if (groups.size() > MOST) {
            throw new AwsError(
                    "SecurityGroupsPerInterfaceLimitExceeded",
                    "The maximum number of security groups per interface has been reached.");
        }
        return groups.stream().map(SecurityGroup::id).distinct().toList();
    }

    private static String defaultGroup(Call call, String vpc) {
        return call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(group -> group.vpc().equals(vpc) && group.name().equals("default"))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
