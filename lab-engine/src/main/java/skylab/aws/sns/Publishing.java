package skylab.aws.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.mail.Mail;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Publishing to a topic, by a call or by another service. */
public final class Publishing {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_MESSAGE = 256 * 1024;

    private Publishing() {}

    /**
     * Publish, to a topic or to a phone number.
     *
     * @throws AwsError {@code InvalidParameter} or {@code NotFound}
     */
    static PublishResponse publish(Call call, PublishRequest request) {
        check(request);
        Message message = message(request);
        String arn = request.topicArn() != null ? request.topicArn() : request.targetArn();
        if (arn != null) {
            Topic topic = Topic.required(call, arn);
            return PublishResponse.builder()
                    .messageId(deliver(call.tx(), call.scope(), topic, message))
                    .build();
        }
        if (request.phoneNumber() == null) {
            throw Refusals.invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }
        Mail.send(call.tx(), call.scope(), "NOTICE", request.phoneNumber(), "", message.to("sms"));
        return PublishResponse.builder()
                .messageId(call.tx().newUuid().toString())
                .build();
    }

    /**
     * Publishes for another service.
     *
     * @param topicArn the topic, in any region of the account
     * @return the message's id
     * @throws AwsError {@code NotFound} if there is no such topic
     */
    public static String send(Transaction tx, String topicArn, Message message) {
        Topic topic = Topic.find(tx, topicArn).orElseThrow(() -> Refusals.notFound("Topic"));
        String[] parts = topicArn.split(":", -1);
        return deliver(tx, new Scope(parts[4], parts[3]), topic, message);
    }

    private static String deliver(Transaction tx, Scope scope, Topic topic, Message message) {
        String id = tx.newUuid().toString();
        Subscription.of(tx, scope, topic.arn()).stream()
                .filter(Subscription::confirmed)
                .forEach(one -> Letters.deliver(tx, scope, topic, one, id, message));
        return id;
    }

    private static void check(PublishRequest request) {
        if (request.message() == null || request.message().isEmpty()) {
            throw Refusals.invalid("Empty message");
        }
        if (request.message().getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE) {
            throw Refusals.invalid("Message too long");
        }
        String subject = request.subject();
        if (subject != null
                && (subject.isEmpty()
                        || subject.length() > LONGEST_SUBJECT
                        || subject.chars().anyMatch(c -> c < ' ' || c > '~'))) {
            throw Refusals.invalid("Subject");
        }
    }

    private static Message message(PublishRequest request) {
        if (request.messageStructure() == null) {
            return new Message(request.subject(), request.message(), Map.of());
        }
        if (!request.messageStructure().equals("json")) {
            throw Refusals.invalid("MessageStructure");
        }
        JsonNode body;
        try {
            body = JSON.readTree(request.message());
        } catch (JsonProcessingException e) {
            throw Refusals.invalid("Message Structure - JSON message body failed to parse");
        }
        if (!body.path("default").isTextual()) {
            throw Refusals.invalid("Message Structure - No default entry in JSON message body");
        }
        Map<String, String> byProtocol = new HashMap<>();
        body.properties()
                .forEach(one -> byProtocol.put(one.getKey(), one.getValue().asText()));
        return new Message(request.subject(), byProtocol.remove("default"), byProtocol);
    }
}
