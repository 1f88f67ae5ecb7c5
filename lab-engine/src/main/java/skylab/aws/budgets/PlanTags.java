package skylab.aws.budgets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.Tags;
import software.amazon.awssdk.services.budgets.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.budgets.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.budgets.model.ResourceTag;
import software.amazon.awssdk.services.budgets.model.TagResourceRequest;
import software.amazon.awssdk.services.budgets.model.TagResourceResponse;
import software.amazon.awssdk.services.budgets.model.UntagResourceRequest;
import software.amazon.awssdk.services.budgets.model.UntagResourceResponse;

/** The tags of budgets, by ARN. */
final class PlanTags {
    private PlanTags() {}

    static TagResourceResponse tag(Call call, TagResourceRequest request) {
        add(call, named(call, request.resourceARN()), request.resourceTags());
        return TagResourceResponse.builder().build();
    }

    static UntagResourceResponse untag(Call call, UntagResourceRequest request) {
        String arn = named(call, request.resourceARN());
        request.resourceTagKeys()
                .forEach(key ->
                        Tags.remove(call.tx(), Identity.global(call.scope().account()), arn, key, null));
        return UntagResourceResponse.builder().build();
    }

    static ListTagsForResourceResponse list(Call call, ListTagsForResourceRequest request) {
        String arn = named(call, request.resourceARN());
        return ListTagsForResourceResponse.builder()
                .resourceTags(
                        Tags.of(call.tx().world(), Identity.global(call.scope().account()), arn)
                                .byKey()
                                .entrySet()
                                .stream()
                                .map(tag -> ResourceTag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList())
                .build();
    }

    /** Tags a budget. */
    static void add(Call call, String arn, List<ResourceTag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag.value()));
        Tags.add(call.tx(), Identity.global(call.scope().account()), arn, byKey);
    }

    /** Forgets the tags of a budget that is gone. */
    static void forget(Call call, String name) {
        Tags.forget(call.tx(), Identity.global(call.scope().account()), arn(call, name));
    }

    static String arn(Call call, String name) {
        return "arn:aws:budgets::" + call.scope().account() + ":budget/" + name;
    }

    private static String named(Call call, String arn) {
        if (arn != null
                && arn.startsWith(arn(call, ""))
                && Plans.has(call, arn.substring(arn(call, "").length()))) {
            return arn;
        }
        throw new AwsError("NotFoundException", "Unable to find the resource: " + arn);
    }
}
