package skylab.aws.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import skylab.aws.mail.Mail;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What SNS writes to people, in its words. */
final class Letters {
    private static final String SENDER = "AWS Notifications";
    private static final String ADDRESS = "no-reply@sns.amazonaws.com";
    private static final String DEFAULT_SUBJECT = "AWS Notification Message";

    private Letters() {}

    /** Asks whoever reads an address to confirm its subscription. */
    static void invite(Transaction tx, Scope scope, Topic topic, Subscription subscription) {
        String link = site(scope) + "/confirmation.html?TopicArn=" + topic.arn() + "&Token=" + subscription.token()
                + "&Endpoint=" + subscription.endpoint();
        String text = "You have chosen to subscribe to the topic:\n" + topic.arn()
                + "\n\nTo confirm this subscription, click or visit the link below (If this was in error no action is"
                + " necessary):\nConfirm subscription: " + link
                + "\n\nPlease do not reply directly to this email. If you wish to remove yourself from receiving all"
                + " future SNS subscription confirmation requests please send an email to sns-opt-out";
        if (subscription.protocol().equals("email-json")) {
            ObjectNode json = envelope(tx, "SubscriptionConfirmation", topic);
            json.put("Token", subscription.token());
            json.put(
                    "Message",
                    "You have chosen to subscribe to the topic " + topic.arn()
                            + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.");
            json.put(
                    "SubscribeURL",
                    site(scope) + "/?Action=ConfirmSubscription&TopicArn=" + topic.arn() + "&Token="
                            + subscription.token());
            text = json.toPrettyString();
        }
        new Mail(
                        tx.now(),
                        sender(topic),
                        subscription.endpoint(),
                        "AWS Notification - Subscription Confirmation",
                        text,
                        Optional.of(new Mail.Invitation(scope.region(), topic.arn(), subscription.token())))
                .send(tx, scope);
    }

    /** Sends a message to one who has subscribed. */
    static void deliver(
            Transaction tx, Scope scope, Topic topic, Subscription subscription, String messageId, Message message) {
        String unsubscribe = site(scope) + "/unsubscribe.html?SubscriptionArn=" + subscription.arn() + "&Endpoint="
                + subscription.endpoint();
        String subject = message.subject() == null ? DEFAULT_SUBJECT : message.subject();
        String text = message.to(subscription.protocol());
        switch (subscription.protocol()) {
            case "sms" ->
                Mail.send(
                        tx,
                        scope,
                        topic.attributes().getOrDefault(Topic.DISPLAY_NAME, "NOTICE"),
                        subscription.endpoint(),
                        "",
                        text);
            case "email-json" -> {
                ObjectNode json = envelope(tx, "Notification", topic);
                json.put("MessageId", messageId);
                Optional.ofNullable(message.subject()).ifPresent(words -> json.put("Subject", words));
                json.put("Message", text);
                json.put("UnsubscribeURL", unsubscribe);
                Mail.send(tx, scope, sender(topic), subscription.endpoint(), subject, json.toPrettyString());
            }
            default ->
                Mail.send(
                        tx,
                        scope,
                        sender(topic),
                        subscription.endpoint(),
                        subject,
                        text
                                + "\n\n--\nIf you wish to stop receiving notifications from this topic, please click or visit"
                                + " the link below to unsubscribe:\n" + unsubscribe
                                + "\n\nPlease do not reply directly to this email. If you have any questions or comments"
                                + " regarding this email, please contact us at https://aws.amazon.com/support\n");
        }
    }

    // Nobody checks signatures here, so there are none.
    private static ObjectNode envelope(Transaction tx, String type, Topic topic) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Type", type)
                .put("TopicArn", topic.arn())
                .put("Timestamp", tx.now().toString());
    }

    private static String sender(Topic topic) {
        String name = topic.attributes().getOrDefault(Topic.DISPLAY_NAME, "");
        return (name.isEmpty() ? SENDER : name) + " <" + ADDRESS + ">";
    }

    private static String site(Scope scope) {
        return "https://sns." + scope.region() + ".amazonaws.com";
    }
}
