package skylab.aws.ec2.metadata;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import skylab.aws.AccessKeys;
import skylab.aws.Identity;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.iam.principal.Principal;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
import skylab.aws.iam.profile.InstanceProfile;
import skylab.aws.iam.profile.InstanceProfiles;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.World;

/**
 * The credentials of an instance's role, new every six hours; they follow from the instance and the time.
 *
 * @param identity the session of the role, which is called as the instance
 * @param until when they end to be valid: a while after there are new ones
 */
public record RoleCredentials(Identity identity, Instant until) {
    private static final Duration ROTATION = Duration.ofHours(6);
    private static final Duration OVERLAP = Duration.ofMinutes(30);
    private static final String TEMPORARY = "ASIA";

    /** Those that an instance is given now; empty if its profile has no role. */
    static Optional<RoleCredentials> now(World world, String account, Instance instance) {
        return role(world, account, instance).map(role -> at(world.seed(), role, instance, period(world)));
    }

    /** Those with a key, which an instance of an account has been given lately. */
    public static Optional<RoleCredentials> of(World world, String account, String key) {
        return key.startsWith(TEMPORARY)
                ? Zones.ALL.stream()
                        .flatMap(region -> world.table(new Scope(account, region.name()), INSTANCES).values().stream())
                        .filter(instance -> instance.launch().profile() != null)
                        .flatMap(instance -> lately(world, account, instance))
                        .filter(one -> one.identity.accessKeyId().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<RoleCredentials> lately(World world, String account, Instance instance) {
        long period = period(world);
        return role(world, account, instance).stream().flatMap(role -> LongStream.of(period, period - 1)
                .mapToObj(one -> at(world.seed(), role, instance, one)));
    }

    private static Optional<Principal> role(World world, String account, Instance instance) {
        return InstanceProfiles.at(world, account, instance.launch().profile())
                .map(InstanceProfile::role)
                .flatMap(role -> Principals.find(world, account, Sort.ROLE, role));
    }

    private static RoleCredentials at(Seed seed, Principal role, Instance instance, long period) {
        Instant issued = Instant.ofEpochSecond(period * ROTATION.toSeconds());
        String key = AccessKeys.temporary(seed, "role of " + instance.id() + " " + period);
        return new RoleCredentials(
                Identity.session(role.account(), role.name(), role.id(), instance.id(), key, issued),
                issued.plus(ROTATION).plus(OVERLAP));
    }

    private static long period(World world) {
        return world.now().getEpochSecond() / ROTATION.toSeconds();
    }
}
