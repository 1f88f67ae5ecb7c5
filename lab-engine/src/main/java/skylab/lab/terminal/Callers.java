package skylab.lab.terminal;

import skylab.aws.AwsError;
import skylab.aws.Identity;
import skylab.aws.sts.KeyHolders;
import skylab.cli.config.Keys;
import skylab.lab.academy.LearnerLabPolicy;
import skylab.world.Transaction;

/** Who calls with which keys. */
final class Callers {
    private static final String SIGNED_IN = "container-role";

    private Callers() {}

    /**
     * Who has the keys.
     *
     * @param source the service that is called, which words the refusal
     * @throws AwsError if nobody has
     */
    static Identity of(Transaction tx, String account, String source, Keys keys) {
        if (keys.kind().equals(SIGNED_IN)) {
            return Identity.of(tx.world(), account);
        }
        KeyHolders.Holder holder = KeyHolders.of(tx.world(), account, keys.id())
                .filter(one -> one.identity().token(tx.world()).isEmpty() || one.fits(tx.world(), keys.token()))
                .orElseThrow(() -> LearnerLabPolicy.unknownKey(source));
        if (holder.isExpired(tx.now())) {
            throw LearnerLabPolicy.expiredKey(source);
        }
        if (!keys.secret().equals(holder.secret(tx.world()))) {
            throw source.startsWith("ec2.")
                    ? LearnerLabPolicy.unknownKey(source)
                    : new AwsError(
                            "SignatureDoesNotMatch",
                            "The request signature we calculated does not match the signature you provided. Check your"
                                    + " AWS Secret Access Key and signing method. Consult the service documentation for"
                                    + " details.");
        }
        return holder.identity();
    }
}
