package skylab.lab.terminal;

import skylab.aws.AccessKeys;
import skylab.aws.AwsError;
import skylab.aws.Identity;
import skylab.aws.iam.key.UserKeys;
import skylab.aws.iam.principal.Principal;
import skylab.aws.iam.principal.Principals;
import skylab.cli.config.Keys;
import skylab.lab.academy.LearnerLabPolicy;
import skylab.world.Transaction;

/** Who calls with which keys. */
final class Callers {
    private static final String SIGNED_IN = "container-role";
    private static final String ROLE = "iam-role";

    private Callers() {}

    /**
     * Who has the keys.
     *
     * @param machine where they are used
     * @param source the service that is called, which words the refusal
     * @throws AwsError if nobody has
     */
    static Identity of(Transaction tx, String account, String machine, String source, Keys keys) {
        Identity learner = Identity.of(tx.world(), account);
        if (keys.kind().equals(SIGNED_IN)) {
            return learner;
        }
        if (keys.kind().equals(ROLE)) {
            return role(tx, account, machine, source, keys);
        }
        Identity caller = keys.id().equals(learner.accessKeyId())
                ? learner
                : UserKeys.owner(tx.world(), account, keys.id())
                        .flatMap(user -> Principals.find(tx.world(), account, Principal.Sort.USER, user))
                        .map(user -> Identity.user(account, user.name(), user.id(), keys.id()))
                        .orElseThrow(() -> LearnerLabPolicy.unknownKey(source));
        boolean hasToken = caller.token(tx.world()).map(keys.token()::equals).orElse(true);
        if (!hasToken) {
            throw LearnerLabPolicy.unknownKey(source);
        }
        if (!keys.secret().equals(AccessKeys.secret(tx.world().seed(), keys.id()))) {
            throw source.startsWith("ec2.")
                    ? LearnerLabPolicy.unknownKey(source)
                    : new AwsError(
                            "SignatureDoesNotMatch",
                            "The request signature we calculated does not match the signature you provided. Check your"
                                    + " AWS Secret Access Key and signing method. Consult the service documentation for"
                                    + " details.");
        }
        return caller;
    }

    private static Identity role(Transaction tx, String account, String machine, String source, Keys keys) {
        return Principals.find(tx.world(), account, Principal.Sort.ROLE, keys.place())
                .map(role -> Identity.session(account, role.name(), role.id(), machine, keys.id(), tx.now()))
                .orElseThrow(() -> LearnerLabPolicy.unknownKey(source));
    }
}
