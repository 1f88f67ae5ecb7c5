package skylab.aws.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * A message that AWS has sent to somebody. All of an account's messages are in one inbox, whatever their addresses.
 *
 * @param at when it was sent
 * @param from the sender as a mail program shows it
 * @param to an e-mail address or a phone number
 * @param subject its subject; empty for a text message
 * @param body its text
 * @param invitation what its link confirms, if it has one
 */
public record Mail(Instant at, String from, String to, String subject, String body, Optional<Invitation> invitation) {
    private static final Kind<Mail> MAILS = new Kind<>("mail", "");
    private static final String EVERYWHERE = "aws-global";

    /**
     * A subscription that waits for its confirmation.
     *
     * @param region of the topic
     * @param topicArn the topic
     * @param token what proves that the message has arrived
     */
    public record Invitation(String region, String topicArn, String token) {}

    /** Sends a message that asks for nothing. */
    public static void send(Transaction tx, Scope scope, String from, String to, String subject, String body) {
        new Mail(tx.now(), from, to, subject, body, Optional.empty()).send(tx, scope);
    }

    /** Sends this message: it is in the inbox at once. */
    public void send(Transaction tx, Scope scope) {
        tx.put(box(scope), MAILS, tx.newUuid().toString(), this);
    }

    /** The inbox of an account, oldest first. */
    public static List<Mail> inbox(World world, Scope scope) {
        return world.table(box(scope), MAILS).values();
    }

    private static Scope box(Scope scope) {
        return new Scope(scope.account(), EVERYWHERE);
    }
}
