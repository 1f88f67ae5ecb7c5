package skylab.aws.ec2.group;

import skylab.aws.ec2.Ask;
import skylab.network.filter.SecurityGroup;
import skylab.world.Scope;
import skylab.world.World;

/** A security group as the API shows it. */
final class GroupShape {
    private GroupShape() {}

    static software.amazon.awssdk.services.ec2.model.SecurityGroup group(
            World world, Scope scope, SecurityGroup group) {
        RuleShape rules = new RuleShape(world, scope, group);
        return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .vpcId(group.vpc())
                .ownerId(scope.account())
                .securityGroupArn(arn(scope, group.id()))
                .ipPermissions(rules.permissions(false))
                .ipPermissionsEgress(rules.permissions(true))
                .tags(Ask.tags(world, scope, group.id()))
                .build();
    }

    static String arn(Scope scope, String id) {
        return "arn:aws:ec2:" + scope.region() + ":" + scope.account() + ":security-group/" + id;
    }
}
