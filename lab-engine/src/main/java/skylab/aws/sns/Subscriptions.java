package skylab.aws.sns;

import static skylab.aws.sns.Subscription.SUBSCRIPTIONS;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Subscriptions (SNS API reference). */
final class Subscriptions {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{3,19}");
    private static final Set<String> PEOPLE = Set.of("email", "email-json", "sms");
    private static final Set<String> PROGRAMS = Set.of("http", "https", "sqs", "lambda", "application", "firehose");

    /** How long a token is good for; then an unconfirmed subscription is deleted (SNS guide, "Subscribe"). */
    private static final Duration WAITS = Duration.ofDays(2);

    private static final int TOKEN_WORDS = 18;

    private Subscriptions() {}

    /** Subscribe: an e-mail address is asked to confirm, a phone number is not. */
    static SubscribeResponse subscribe(Call call, SubscribeRequest request) {
        Topic topic = Topic.required(call, request.topicArn());
        String protocol = request.protocol() == null ? "" : request.protocol();
        if (PROGRAMS.contains(protocol)) {
            throw Refusals.notEmulated("subscriptions of programs ('" + protocol + "'); subscribe 'email' or 'sms'");
        }
        if (!PEOPLE.contains(protocol)) {
            throw Refusals.invalid("Amazon SNS does not support this protocol string: " + protocol);
        }
        if (request.attributes().containsKey("FilterPolicy")) {
            throw Refusals.notEmulated("filter policies of subscriptions");
        }
        String endpoint = request.endpoint() == null ? "" : request.endpoint();
        boolean phone = protocol.equals("sms");
        if (phone && !PHONE.matcher(endpoint).matches()) {
            throw Refusals.invalid("Invalid SMS endpoint: " + endpoint);
        }
        if (!phone && !ADDRESS.matcher(endpoint).matches()) {
            throw Refusals.invalid("Email address");
        }
        Subscription subscription = Subscription.of(call.tx(), call.scope(), topic.arn()).stream()
                .filter(one -> one.protocol().equals(protocol) && one.endpoint().equals(endpoint))
                .findFirst()
                .orElseGet(() -> create(call, topic, protocol, endpoint, phone));
        if (!subscription.confirmed()) {
            Letters.invite(call.tx(), call.scope(), topic, subscription);
        }
        boolean shown = subscription.confirmed() || Boolean.TRUE.equals(request.returnSubscriptionArn());
        return SubscribeResponse.builder()
                .subscriptionArn(shown ? subscription.arn() : "pending confirmation")
                .build();
    }

    private static Subscription create(Call call, Topic topic, String protocol, String endpoint, boolean phone) {
        String arn = topic.arn() + ":" + call.tx().newUuid();
        Subscription made =
                new Subscription(arn, topic.arn(), protocol, endpoint, phone ? null : token(call.tx()), phone, false);
        call.tx().put(call.scope(), SUBSCRIPTIONS, arn, made);
        if (!phone) {
            call.tx().schedule(WAITS, new Expired(call.scope(), arn));
        }
        return made;
    }

    private static String token(Transaction tx) {
        SplittableRandom random = tx.random();
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < TOKEN_WORDS; i++) {
            token.append(HexFormat.of().toHexDigits(random.nextLong()));
        }
        return token.toString();
    }

    /** Nobody has confirmed in time. */
    private record Expired(Scope scope, String arn) implements Event {
        @Override
        public void happen(Transaction tx) {
            if (tx.find(scope, SUBSCRIPTIONS, arn)
                    .filter(one -> !one.confirmed())
                    .isPresent()) {
                tx.remove(scope, SUBSCRIPTIONS, arn);
            }
        }
    }

    /** ConfirmSubscription: what the link in the invitation does. */
    static ConfirmSubscriptionResponse confirm(Call call, ConfirmSubscriptionRequest request) {
        Topic topic = Topic.required(call, request.topicArn());
        Subscription subscription = Subscription.of(call.tx(), call.scope(), topic.arn()).stream()
                .filter(one -> one.token() != null && one.token().equals(request.token()))
                .findFirst()
                .orElseThrow(() -> Refusals.invalid("Token"));
        if (!subscription.confirmed()) {
            boolean authenticate = "true".equalsIgnoreCase(request.authenticateOnUnsubscribe());
            call.tx().put(call.scope(), SUBSCRIPTIONS, subscription.arn(), subscription.confirmed(authenticate));
        }
        return ConfirmSubscriptionResponse.builder()
                .subscriptionArn(subscription.arn())
                .build();
    }

    /** Unsubscribe; says nothing if there is no such subscription. */
    static UnsubscribeResponse unsubscribe(Call call, UnsubscribeRequest request) {
        Topic.checkArn(call.scope(), "SubscriptionArn", request.subscriptionArn());
        Optional<Subscription> subscription = call.tx().find(call.scope(), SUBSCRIPTIONS, request.subscriptionArn());
        if (subscription.isPresent() && !subscription.get().confirmed()) {
            throw Refusals.invalid(
                    "SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation");
        }
        call.tx().remove(call.scope(), SUBSCRIPTIONS, request.subscriptionArn());
        return UnsubscribeResponse.builder().build();
    }

    /** ListSubscriptions. */
    static ListSubscriptionsResponse list(Call call, ListSubscriptionsRequest request) {
        Page<Subscription> page = Topics.page(call.tx().all(call.scope(), SUBSCRIPTIONS), request.nextToken());
        return ListSubscriptionsResponse.builder()
                .subscriptions(shapes(call, page))
                .nextToken(page.nextToken())
                .build();
    }

    /** ListSubscriptionsByTopic. */
    static ListSubscriptionsByTopicResponse listByTopic(Call call, ListSubscriptionsByTopicRequest request) {
        Topic topic = Topic.required(call, request.topicArn());
        Page<Subscription> page =
                Topics.page(Subscription.of(call.tx(), call.scope(), topic.arn()), request.nextToken());
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(shapes(call, page))
                .nextToken(page.nextToken())
                .build();
    }

    /** GetSubscriptionAttributes. */
    static GetSubscriptionAttributesResponse attributes(Call call, GetSubscriptionAttributesRequest request) {
        Topic.checkArn(call.scope(), "SubscriptionArn", request.subscriptionArn());
        Subscription one = call.tx()
                .find(call.scope(), SUBSCRIPTIONS, request.subscriptionArn())
                .orElseThrow(() -> Refusals.notFound("Subscription"));
        Map<String, String> shown = new TreeMap<>();
        shown.put("SubscriptionArn", one.arn());
        shown.put("TopicArn", one.topicArn());
        shown.put("Owner", call.scope().account());
        shown.put("Protocol", one.protocol());
        shown.put("Endpoint", one.endpoint());
        shown.put("PendingConfirmation", String.valueOf(!one.confirmed()));
        shown.put("ConfirmationWasAuthenticated", String.valueOf(one.authenticated()));
        shown.put("RawMessageDelivery", "false");
        return GetSubscriptionAttributesResponse.builder().attributes(shown).build();
    }

    private static List<software.amazon.awssdk.services.sns.model.Subscription> shapes(
            Call call, Page<Subscription> page) {
        return page.items().stream()
                .map(one -> software.amazon.awssdk.services.sns.model.Subscription.builder()
                        .subscriptionArn(one.shownArn())
                        .topicArn(one.topicArn())
                        .owner(call.scope().account())
                        .protocol(one.protocol())
                        .endpoint(one.endpoint())
                        .build())
                .toList();
    }
}
