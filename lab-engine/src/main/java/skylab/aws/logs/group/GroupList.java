package skylab.aws.logs.group;

import static skylab.aws.logs.Constraints.invalid;
import static skylab.aws.logs.store.LogGroup.LOG_GROUPS;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

/** DescribeLogGroups. */
public final class GroupList {
    private GroupList() {}

    /**
     * DescribeLogGroups, by name. What a group stores is counted at once and uncompressed.
     *
     * @throws AwsError {@code InvalidParameterException}
     */
    public static DescribeLogGroupsResponse describe(Call call, DescribeLogGroupsRequest request) {
        String prefix = request.logGroupNamePrefix();
        String part = request.logGroupNamePattern();
        if (prefix != null && part != null) {
            throw invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        if (prefix != null) {
            Constraints.group(prefix);
        }
        Set<String> wanted = new TreeSet<>();
        request.logGroupIdentifiers().forEach(one -> wanted.add(Groups.name(call, one)));
        List<LogGroup> all = call.tx().world().table(call.scope(), LOG_GROUPS).ids().stream()
                .filter(name -> prefix == null || name.startsWith(prefix))
                .filter(name -> part == null || name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                .filter(name -> wanted.isEmpty() || wanted.contains(name))
                .map(name -> call.tx().find(call.scope(), LOG_GROUPS, name).orElseThrow())
                .filter(group -> request.logGroupClassAsString() == null
                        || group.settings().logClass().equals(request.logGroupClassAsString()))
                .toList();
        Page<LogGroup> page = Constraints.page(all, request.limit(), "limit", request.nextToken());
        return DescribeLogGroupsResponse.builder()
                .logGroups(
                        page.items().stream().map(group -> shape(call, group)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup shape(Call call, LogGroup group) {
        long oldest = group.oldest(call.tx().now());
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(group.name())
                .creationTime(group.settings().created().toEpochMilli())
                .retentionInDays(group.settings().retention())
                .metricFilterCount(group.filters().size())
                .arn(LogGroup.arn(call.scope(), group.name()) + ":*")
                .logGroupArn(LogGroup.arn(call.scope(), group.name()))
                .storedBytes(group.streams().values().stream()
                        .flatMap(stream -> stream.since(oldest).values().stream())
                        .mapToLong(LogEvent::bytes)
                        .sum())
                .kmsKeyId(group.settings().kmsKey())
                .logGroupClass(group.settings().logClass())
                .build();
    }
}
