package skylab.aws.sns;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Service;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.SnsResponseMetadata;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** The engine as the SDK's own client of SNS. An operation that is not here refuses by name. */
public class Sns extends EmulatedClient implements SnsClient {
    private static final Completed<SnsClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Sns.class, SnsClient.class);

    Sns(Door door) {
        super(new Service(
                "Sns",
                "sns.amazonaws.com",
                door,
                SnsException::builder,
                SnsResponseMetadata::create,
                Map.of(
                        "InvalidParameter",
                        InvalidParameterException::builder,
                        "NotFound",
                        NotFoundException::builder,
                        "ResourceNotFound",
                        ResourceNotFoundException::builder,
                        "AuthorizationError",
                        AuthorizationErrorException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static SnsClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        return service.call(request, Topics::create);
    }

    @Override
    public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
        return service.call(request, Topics::delete);
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        return service.call(request, Topics::list);
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        return service.call(request, Topics::attributes);
    }

    @Override
    public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
        return service.call(request, Topics::set);
    }

    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        return service.call(request, Subscriptions::subscribe);
    }

    @Override
    public ConfirmSubscriptionResponse confirmSubscription(ConfirmSubscriptionRequest request) {
        return service.call(request, Subscriptions::confirm);
    }

    @Override
    public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        return service.call(request, Subscriptions::unsubscribe);
    }

    @Override
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
        return service.call(request, Subscriptions::list);
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        return service.call(request, Subscriptions::listByTopic);
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
        return service.call(request, Subscriptions::attributes);
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        return service.call(request, Publishing::publish);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return service.call(request, TopicTags::list);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return service.call(request, TopicTags::tag);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return service.call(request, TopicTags::untag);
    }
}
