package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.alarm.Alarm.ALARMS;

import skylab.aws.Call;
import skylab.aws.Tags;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/** The tags of alarms. */
final class AlarmTags {
    private AlarmTags() {}

    /** ListTagsForResource. */
    static ListTagsForResourceResponse list(Call call, ListTagsForResourceRequest request) {
        String arn = alarm(call, request.resourceARN());
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
        String arn = alarm(call, request.resourceARN());
        Tags.add(call.tx(), call.scope(), arn, AlarmChanges.tags(request.tags()));
        return TagResourceResponse.builder().build();
    }

    /** UntagResource. */
    static UntagResourceResponse untag(Call call, UntagResourceRequest request) {
        String arn = alarm(call, request.resourceARN());
        request.tagKeys().forEach(key -> Tags.remove(call.tx(), call.scope(), arn, key, null));
        return UntagResourceResponse.builder().build();
    }

    private static String alarm(Call call, String arn) {
        Checked.required(arn, "resourceARN");
        return call.tx()
                .find(call.scope(), ALARMS, RuleParser.nameIn(arn))
                .map(Alarm::arn)
                .filter(arn::equals)
                .orElseThrow(() -> AlarmChanges.absent());
    }
}
