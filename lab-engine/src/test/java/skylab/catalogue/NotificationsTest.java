package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Message;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

class NotificationsTest {
    private final Given given = Given.lab();
    private final SnsClient sns = given.lab.sns();

    private String topic() {
        return sns.createTopic(r -> r.name("ops")).topicArn();
    }

    private List<Subscription> subscriptions() {
        return sns.listSubscriptions().subscriptions();
    }

    @Test
    void S3_67_aTopicIsMadeOnce() {
        String arn = topic();
        assertEquals("arn:aws:sns:us-east-1:" + given.lab.scope().account() + ":ops", arn);
        assertEquals(arn, topic());
        assertEquals(1, sns.listTopics().topics().size());
        sns.deleteTopic(r -> r.topicArn(arn));
        sns.deleteTopic(r -> r.topicArn(arn));
        assertEquals(List.of(), sns.listTopics().topics());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "caf\u00e9"})
    void S3_67_namesOfTopicsAreChecked(String name) {
        assertEquals(
                "Invalid parameter: Topic Name",
                given.refused("InvalidParameter", () -> sns.createTopic(r -> r.name(name))));
    }

    @Test
    void S3_67_anAddressMustConfirmBeforeItHears() {
        String arn = topic();
        assertEquals(
                "pending confirmation",
                sns.subscribe(r -> r.topicArn(arn).protocol("email").endpoint("me@example.com"))
                        .subscriptionArn());
        assertEquals("PendingConfirmation", subscriptions().get(0).subscriptionArn());
        sns.publish(r -> r.topicArn(arn).message("too early"));
        assertEquals(1, given.lab.inbox().size());
        Message invitation = given.lab.inbox().get(0);
        assertEquals("AWS Notification - Subscription Confirmation", invitation.subject());
        assertTrue(
                invitation.body().startsWith("You have chosen to subscribe to the topic:\n" + arn), invitation.body());
        String subscription = invitation.confirm();
        assertEquals(subscription, subscriptions().get(0).subscriptionArn());
        assertTrue(subscription.startsWith(arn + ":"));
        sns.publish(r -> r.topicArn(arn).subject("Hello").message("now"));
        Message letter = given.lab.inbox().get(1);
        assertEquals("Hello", letter.subject());
        assertTrue(letter.body().startsWith("now\n\n--\nIf you wish to stop receiving"), letter.body());
        assertThrows(IllegalStateException.class, letter::confirm);
        sns.unsubscribe(r -> r.subscriptionArn(subscription));
        sns.publish(r -> r.topicArn(arn).message("too late"));
        assertEquals(2, given.lab.inbox().size());
    }

    @Test
    void S3_67_anInvitationExpiresAfterTwoDays() {
        String arn = topic();
        sns.subscribe(r -> r.topicArn(arn).protocol("email").endpoint("me@example.com"));
        given.lab.advance("49h");
        assertEquals(List.of(), subscriptions());
        given.refused("InvalidParameter", () -> given.lab.inbox().get(0).confirm());
    }

    @Test
    void S3_67_textMessagesNeedNoConfirmation() {
        String arn = topic();
        sns.subscribe(r -> r.topicArn(arn).protocol("sms").endpoint("+821012345678"));
        sns.publish(r ->
                r.topicArn(arn).messageStructure("json").message("{\"default\": \"for all\", \"sms\": \"short\"}"));
        assertEquals("short", given.lab.inbox().get(0).body());
        assertEquals("+821012345678", given.lab.inbox().get(0).to());
    }

    @Test
    void S3_67_jsonMailSaysWhatItIs() {
        String arn = topic();
        sns.subscribe(r -> r.topicArn(arn).protocol("email-json").endpoint("me@example.com"));
        assertTrue(given.lab.inbox().get(0).body().contains("\"Type\" : \"SubscriptionConfirmation\""));
        given.lab.inbox().get(0).confirm();
        sns.publish(r -> r.topicArn(arn).message("now"));
        assertTrue(given.lab.inbox().get(1).body().contains("\"Message\" : \"now\""));
    }

    @Test
    void S3_67_attributesAndTagsOfATopic() {
        String arn = topic();
        sns.setTopicAttributes(r -> r.topicArn(arn).attributeName("DisplayName").attributeValue("Operations"));
        Map<String, String> attributes =
                sns.getTopicAttributes(r -> r.topicArn(arn)).attributes();
        assertEquals("Operations", attributes.get("DisplayName"));
        assertEquals("0", attributes.get("SubscriptionsPending"));
        sns.subscribe(r -> r.topicArn(arn).protocol("email").endpoint("me@example.com"));
        assertEquals(
                "Operations <no-reply@sns.amazonaws.com>",
                given.lab.inbox().get(0).from());
        assertEquals(
                "1", sns.getTopicAttributes(r -> r.topicArn(arn)).attributes().get("SubscriptionsPending"));
        assertFalse(attributes.get("Policy").isEmpty());
        given.refused(
                "InvalidParameter",
                () -> sns.setTopicAttributes(
                        r -> r.topicArn(arn).attributeName("Colour").attributeValue("red")));
    }

    @ParameterizedTest
    @CsvSource({
        "email,nobody,InvalidParameter",
        "sms,me@example.com,InvalidParameter",
        "pigeon,me@example.com,InvalidParameter",
        "https,https://example.com/,NotEmulated",
        "sqs,arn:aws:sqs:us-east-1:123456789012:q,NotEmulated",
        "lambda,arn:aws:lambda:us-east-1:123456789012:function:f,NotEmulated"
    })
    void S3_67_endpointsAreChecked(String protocol, String endpoint, String code) {
        String arn = topic();
        given.refused(
                code,
                () -> sns.subscribe(r -> r.topicArn(arn).protocol(protocol).endpoint(endpoint)));
    }

    @Test
    void S3_67_whatIsNotThereIsRefused() {
        String arn = topic();
        assertEquals(
                "Topic does not exist",
                given.refused(
                        "NotFound", () -> sns.publish(r -> r.topicArn(arn + "x").message("hello"))));
        assertEquals(
                "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1",
                given.refused(
                        "InvalidParameter",
                        () -> sns.publish(r -> r.topicArn("ops").message("hello"))));
        given.refused("InvalidParameter", () -> sns.publish(r -> r.topicArn(arn).message("")));
        given.refused("InvalidParameter", () -> sns.publish(r -> r.message("hello")));
        given.refused("NotEmulated", () -> sns.createTopic(r -> r.name("queue.fifo")));
    }
}
