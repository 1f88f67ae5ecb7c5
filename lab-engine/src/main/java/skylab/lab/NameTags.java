package skylab.lab;

import java.util.Optional;
import skylab.aws.Tags;
import skylab.network.eni.NetworkInterface;
import skylab.network.explain.Names;
import skylab.network.filter.SecurityGroup;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What people call resources: by their Name tag; an interface without one is its instance's, a security group has a name
 * anyway.
 *
 * @param world where the tags are
 * @param scope the account and region
 */
record NameTags(World world, Scope scope) implements Names {
    @Override
    public Optional<String> of(String id) {
        return tag(id).or(() -> world.table(scope, NetworkInterface.INTERFACES)
                        .get(id)
                        .flatMap(one -> Optional.ofNullable(one.machine()))
                        .flatMap(this::tag))
                .or(() -> world.table(scope, SecurityGroup.SECURITY_GROUPS)
                        .get(id)
                        .map(SecurityGroup::name));
    }

    private Optional<String> tag(String id) {
        return Optional.ofNullable(Tags.of(world, scope, id).byKey().get("Name"));
    }
}
