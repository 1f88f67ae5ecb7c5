package skylab.aws.sns;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** The tags of topics. */
final class TopicTags {
    private TopicTags() {}

    /** ListTagsForResource. */
    static ListTagsForResourceResponse list(Call call, ListTagsForResourceRequest request) {
        String arn = topic(call, request.resourceArn());
        return ListTagsForResourceResponse.builder()
                .tags(Tags.of(call.tx().world(), call.scope(), arn).byKey().entrySet().stream()
                        .map(one -> Tag.builder()
                                .key(one.getKey())
                                .value(one.getValue())
                                .build())
                        .toList())
                .build();
    }

    /** TagResource. */
    static TagResourceResponse tag(Call call, TagResourceRequest request) {
        Tags.add(call.tx(), call.scope(), topic(call, request.resourceArn()), Topics.tags(request.tags()));
        return TagResourceResponse.builder().build();
    }

    /** UntagResource. */
    static UntagResourceResponse untag(Call call, UntagResourceRequest request) {
        String arn = topic(call, request.resourceArn());
        request.tagKeys().forEach(key -> Tags.remove(call.tx(), call.scope(), arn, key, null));
        return UntagResourceResponse.builder().build();
    }

    private static String topic(Call call, String arn) {
        return call.tx()
                .find(call.scope(), Topic.TOPICS, arn == null ? "" : arn)
                .orElseThrow(() -> new AwsError("ResourceNotFound", "Resource does not exist"))
                .arn();
    }
}
