package skylab.aws.logs.group;

import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.store.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** The tags of log groups. */
public final class GroupTags {
    private GroupTags() {}

    /**
     * TagResource.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}, {@code
     *     TooManyTagsException}
     */
    public static TagResourceResponse tag(Call call, TagResourceRequest request) {
        add(call, name(call, request.resourceArn()), request.tags());
        return TagResourceResponse.builder().build();
    }

    /**
     * UntagResource.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static UntagResourceResponse untag(Call call, UntagResourceRequest request) {
        remove(call, name(call, request.resourceArn()), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    /**
     * ListTagsForResource.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static ListTagsForResourceResponse list(Call call, ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(of(call, name(call, request.resourceArn())))
                .build();
    }

    static void add(Call call, String group, Map<String, String> tags) {
        try {
            Tags.add(call.tx(), call.scope(), LogGroup.arn(call.scope(), group), tags);
        } catch (AwsError error) {
            throw error.code().equals("TagLimitExceeded")
                    ? new AwsError("TooManyTagsException", error.getMessage())
                    : Constraints.invalid(error.getMessage());
        }
    }

    private static void remove(Call call, String group, List<String> keys) {
        keys.forEach(key -> Tags.remove(call.tx(), call.scope(), LogGroup.arn(call.scope(), group), key, null));
    }

    private static Map<String, String> of(Call call, String group) {
        return Tags.of(call.tx().world(), call.scope(), LogGroup.arn(call.scope(), group))
                .byKey();
    }

    private static String name(Call call, String arn) {
        return Groups.identified(call, Constraints.required(arn, "resourceArn")).name();
    }
}
