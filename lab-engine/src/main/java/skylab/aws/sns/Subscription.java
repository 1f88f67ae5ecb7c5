package skylab.aws.sns;

import java.util.List;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Somebody who wants to hear what is published to a topic.
 *
 * @param arn the topic's ARN and a UUID; the row's id
 * @param topicArn the topic
 * @param protocol {@code email}, {@code email-json} or {@code sms}
 * @param endpoint an e-mail address or a phone number
 * @param token what confirms it; null when there is nothing to confirm
 * @param confirmed whether messages are sent
 * @param authenticated whether only its owner may end it
 */
public record Subscription(
        String arn,
        String topicArn,
        String protocol,
        String endpoint,
        String token,
        boolean confirmed,
        boolean authenticated) {
    /** Subscriptions by ARN. */
    public static final Kind<Subscription> SUBSCRIPTIONS = new Kind<>("sns-subscription", "");

    /** What stands for the ARN until it is confirmed. */
    static final String PENDING = "PendingConfirmation";

    /** Those of a topic, in the order in which they were asked for. */
    static List<Subscription> of(Transaction tx, Scope scope, String topicArn) {
        return tx.all(scope, SUBSCRIPTIONS).stream()
                .filter(one -> one.topicArn.equals(topicArn))
                .toList();
    }

    Subscription confirmed(boolean authenticate) {
        return new Subscription(arn, topicArn, protocol, endpoint, token, true, authenticate);
    }

    /** The ARN as lists show it. */
    String shownArn() {
        return confirmed ? arn : PENDING;
    }
}
