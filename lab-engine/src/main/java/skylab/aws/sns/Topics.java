package skylab.aws.sns;

import static skylab.aws.sns.Topic.TOPICS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pcollections.TreePMap;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.Tags;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.Tag;

/** Topics (SNS API reference). */
final class Topics {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final String FIFO = "FifoTopic";
    private static final String FIFO_SUFFIX = ".fifo";
    private static final int PAGE = 100;

    /** How SNS tries again when an HTTP endpoint does not answer (SNS guide, "Message delivery retries"). */
    private static final String DELIVERY = "{\"http\":{\"defaultHealthyRetryPolicy\":{\"minDelayTarget\":20,"
            + "\"maxDelayTarget\":20,\"numRetries\":3,\"numMaxDelayRetries\":0,\"numNoDelayRetries\":0,"
            + "\"numMinDelayRetries\":0,\"backoffFunction\":\"linear\"},\"disableSubscriptionOverrides\":false,"
            + "\"defaultRequestPolicy\":{\"headerContentType\":\"text/plain; charset=UTF-8\"}}}";

    private Topics() {}

    /** CreateTopic: gives the ARN of the one that is there already if it was made the same way. */
    static CreateTopicResponse create(Call call, CreateTopicRequest request) {
        Map<String, String> attributes = new LinkedHashMap<>(request.attributes());
        String name = request.name() == null ? "" : request.name();
        if ("true".equals(attributes.remove(FIFO)) || name.endsWith(FIFO_SUFFIX)) {
            throw Refusals.notEmulated("FIFO topics: they deliver to queues only");
        }
        if (!NAME.matcher(name).matches()) {
            throw Refusals.invalid("Topic Name");
        }
        attributes.forEach(
                (key, value) -> Topic.requireSettable(key, value, "Attributes Reason: Unknown attribute " + key));
        String arn = Topic.arn(call.scope(), name);
        Map<String, String> tags = tags(request.tags());
        Optional<Topic> present = call.tx().find(call.scope(), TOPICS, arn);
        if (present.isPresent()) {
            if (present.get().differs(attributes)) {
                throw Refusals.invalid("Attributes Reason: Topic already exists with different attributes");
            }
            if (!tags.isEmpty()
                    && !tags.equals(
                            Tags.of(call.tx().world(), call.scope(), arn).byKey())) {
                throw Refusals.invalid("Tags Reason: Topic already exists with different tags");
            }
        } else {
            call.tx().put(call.scope(), TOPICS, arn, new Topic(arn, TreePMap.from(attributes)));
            Tags.add(call.tx(), call.scope(), arn, tags);
        }
        return CreateTopicResponse.builder().topicArn(arn).build();
    }

    /** DeleteTopic, with its subscriptions; says nothing if it is not there. */
    static DeleteTopicResponse delete(Call call, DeleteTopicRequest request) {
        Topic.checkArn(call.scope(), "TopicArn", request.topicArn());
        Subscription.of(call.tx(), call.scope(), request.topicArn())
                .forEach(one -> call.tx().remove(call.scope(), Subscription.SUBSCRIPTIONS, one.arn()));
        call.tx().remove(call.scope(), TOPICS, request.topicArn());
        Tags.forget(call.tx(), call.scope(), request.topicArn());
        return DeleteTopicResponse.builder().build();
    }

    /** ListTopics: a hundred at a time. */
    static ListTopicsResponse list(Call call, ListTopicsRequest request) {
        Page<Topic> page = page(call.tx().all(call.scope(), TOPICS), request.nextToken());
        return ListTopicsResponse.builder()
                .topics(page.items().stream()
                        .map(topic -> software.amazon.awssdk.services.sns.model.Topic.builder()
                                .topicArn(topic.arn())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** GetTopicAttributes. */
    static GetTopicAttributesResponse attributes(Call call, GetTopicAttributesRequest request) {
        Topic topic = Topic.required(call, request.topicArn());
        List<Subscription> all = Subscription.of(call.tx(), call.scope(), topic.arn());
        long confirmed = all.stream().filter(Subscription::confirmed).count();
        Map<String, String> shown = new TreeMap<>();
        shown.put("TopicArn", topic.arn());
        shown.put("Owner", call.scope().account());
        shown.put(Topic.DISPLAY_NAME, "");
        shown.put(Topic.POLICY, Topic.defaultPolicy(topic.arn(), call.scope().account()));
        shown.put("EffectiveDeliveryPolicy", DELIVERY);
        shown.put("SubscriptionsConfirmed", String.valueOf(confirmed));
        shown.put("SubscriptionsPending", String.valueOf(all.size() - confirmed));
        // Ended subscriptions vanish at once here; AWS counts them for a while.
        shown.put("SubscriptionsDeleted", "0");
        shown.putAll(topic.attributes());
        return GetTopicAttributesResponse.builder().attributes(shown).build();
    }

    /** SetTopicAttributes. */
    static SetTopicAttributesResponse set(Call call, SetTopicAttributesRequest request) {
        Topic topic = Topic.required(call, request.topicArn());
        Topic.requireSettable(request.attributeName(), request.attributeValue(), "AttributeName");
        call.tx().put(call.scope(), TOPICS, topic.arn(), topic.with(request.attributeName(), request.attributeValue()));
        return SetTopicAttributesResponse.builder().build();
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> second, TreeMap::new));
    }

    static <T> Page<T> page(List<T> all, String token) {
        try {
            return Page.of(all, PAGE, token, 1, PAGE);
        } catch (AwsError e) {
            throw Refusals.invalid("NextToken Reason: " + e.getMessage());
        }
    }
}
