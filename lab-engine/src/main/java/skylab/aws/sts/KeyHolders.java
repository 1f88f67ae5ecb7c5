package skylab.aws.sts;

import java.time.Instant;
import java.util.Optional;
import skylab.aws.AccessKeys;
import skylab.aws.Identity;
import skylab.aws.ec2.metadata.RoleCredentials;
import skylab.aws.iam.key.UserKeys;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
import skylab.world.World;

/** Whose access keys are: the learner's, users', temporary ones, and those of the roles that instances have. */
public final class KeyHolders {
    private KeyHolders() {}

    /**
     * Who may call with a key.
     *
     * @param identity as whom
     * @param until when the key ends to be valid; null if it never does
     */
    public record Holder(Identity identity, Instant until) {
        /** Whether the key is not valid any more. */
        public boolean isExpired(Instant now) {
            return until != null && !now.isBefore(until);
        }

        /** Whether a session token is the one that has to come with the key. */
        public boolean fits(World world, String token) {
            return identity.token(world).equals(Optional.ofNullable(token).filter(text -> !text.isEmpty()));
        }

        /** What calls have to be signed with. */
        public String secret(World world) {
            return AccessKeys.secret(world.seed(), identity.accessKeyId());
        }
    }

    /** Who holds a key in an account; empty if nobody does, or it was made inactive. */
    public static Optional<Holder> of(World world, String account, String key) {
        Identity learner = Identity.of(world, account);
        if (learner.accessKeyId().equals(key)) {
            return Optional.of(new Holder(learner, null));
        }
        return UserKeys.owner(world, account, key)
                .flatMap(user -> Principals.find(world, account, Sort.USER, user))
                .map(user -> new Holder(Identity.user(account, user.name(), user.id(), key), null))
                .or(() -> TemporaryKeys.holder(world, account, key))
                .or(() ->
                        RoleCredentials.of(world, account, key).map(role -> new Holder(role.identity(), role.until())));
    }

    /** Whether an account has ever given out a key, which may have been deleted or made inactive since. */
    public static boolean wasGivenOut(World world, String account, String key) {
        return UserKeys.has(world, account, key) || of(world, account, key).isPresent();
    }
}
