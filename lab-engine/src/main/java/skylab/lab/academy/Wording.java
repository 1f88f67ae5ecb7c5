package skylab.lab.academy;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.ec2.Rows;

/**
 * How a service words that a caller may not call it.
 *
 * @param source the service; {@code *} for those that are not named
 * @param deniedCode when a policy forbids it
 * @param expiredCode when the session is over
 * @param expiredText likewise
 * @param invalidCode when the account is lost
 * @param invalidText likewise
 */
record Wording(
        String source,
        String deniedCode,
        String expiredCode,
        String expiredText,
        String invalidCode,
        String invalidText) {
    private static final List<Wording> ALL = Rows.read(
            Wording.class,
            "wording.tsv",
            row -> new Wording(
                    row.text("source"),
                    row.text("denied"),
                    row.text("expired"),
                    row.text("expired_text"),
                    row.text("invalid"),
                    row.text("invalid_text")));

    /** The words of a service. */
    static Wording of(String source) {
        return ALL.stream()
                .filter(wording -> wording.source.equals("*") || source.equals(wording.source + ".amazonaws.com"))
                .findFirst()
                .orElseThrow();
    }

    AwsError expired() {
        return new AwsError(expiredCode, expiredText);
    }

    AwsError invalid() {
        return new AwsError(invalidCode, invalidText);
    }
}
