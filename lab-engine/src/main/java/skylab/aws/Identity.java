package skylab.aws;

import java.time.Instant;
import java.util.Optional;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * Who calls (CloudTrail guide, "CloudTrail userIdentity element").
 *
 * @param type {@code Root}, {@code IAMUser}, {@code AssumedRole} or {@code FederatedUser}
 * @param principalId the unique id: the account's number, {@code AIDA…}, {@code AROA…:<session name>}, or
 *     {@code <account>:<name>}
 * @param arn e.g. {@code arn:aws:sts::123456789012:assumed-role/voclabs/user1=name@example.edu}
 * @param account twelve digits
 * @param accessKeyId {@code AKIA…}, or {@code ASIA…} if it is temporary
 * @param name the user's, the role's or the federated user's; empty for the root user
 * @param since when the temporary credentials were given out, or null
 */
public record Identity(
        String type, String principalId, String arn, String account, String accessKeyId, String name, Instant since) {
    /** The region of what belongs to an account as a whole. */
    public static final String GLOBAL = "aws-global";

    private static final Kind<Identity> CALLERS = new Kind<>("caller", "");

    /** The root user of an account. */
    public static Identity root(String account, String accessKeyId) {
        return new Identity("Root", account, "arn:aws:iam::" + account + ":root", account, accessKeyId, "", null);
    }

    /** An IAM user. */
    public static Identity user(String account, String name, String userId, String accessKeyId) {
        String arn = "arn:aws:iam::" + account + ":user/" + name;
        return new Identity("IAMUser", userId, arn, account, accessKeyId, name, null);
    }

    /** A session of a role. */
    public static Identity session(
            String account, String role, String roleId, String session, String accessKeyId, Instant since) {
        return new Identity(
                "AssumedRole",
                roleId + ":" + session,
                "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session,
                account,
                accessKeyId,
                role,
                since);
    }

    /** A federated user, who has no place in IAM. */
    public static Identity federated(String account, String name, String accessKeyId, Instant since) {
        return new Identity(
                "FederatedUser",
                account + ":" + name,
                "arn:aws:sts::" + account + ":federated-user/" + name,
                account,
                accessKeyId,
                name,
                since);
    }

    /** As whom the learner calls AWS; the root user in an account for which nothing else was said. */
    public static Identity of(World world, String account) {
        return world.table(global(account), CALLERS)
                .get(account)
                .orElseGet(() -> root(account, AccessKeys.permanent(world.seed(), "root " + account)));
    }

    /** From now on the learner calls AWS as this one. */
    public static void become(Transaction tx, Identity identity) {
        tx.put(global(identity.account), CALLERS, identity.account, identity);
    }

    /** Where what belongs to an account as a whole lives. */
    public static Scope global(String account) {
        return new Scope(account, GLOBAL);
    }

    /** The secret that belongs to the access key. */
    public String secret(World world) {
        return AccessKeys.secret(world.seed(), accessKeyId);
    }

    /** The token that must come with a temporary access key. */
    public Optional<String> token(World world) {
        return since == null ? Optional.empty() : Optional.of(AccessKeys.token(world.seed(), accessKeyId));
    }
}
