package skylab.aws.logs.query;

import static skylab.aws.logs.Constraints.invalid;
import static skylab.aws.logs.query.LogQuery.QUERIES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.group.Groups;
import skylab.aws.logs.store.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;

/** Starting, stopping and reading queries. */
public final class Queries {
    // API reference, "StartQuery" and "DescribeQueries".
    private static final int LONGEST = 10_000;
    private static final int MOST_GROUPS = 50;
    private static final int MOST_LISTED = 1_000;

    private Queries() {}

    /**
     * StartQuery.
     *
     * @throws AwsError {@code MalformedQueryException}, {@code ResourceNotFoundException}, {@code
     *     InvalidParameterException}
     */
    public static StartQueryResponse start(Call call, StartQueryRequest request) {
        language(request.queryLanguageAsString());
        String text =
                Constraints.atMost(Constraints.required(request.queryString(), "queryString"), "queryString", LONGEST);
        long from = Constraints.required(request.startTime(), "startTime");
        long to = Constraints.required(request.endTime(), "endTime");
        if (from < 0 || to < from) {
            throw invalid("The end time of a query must not be before its start time.");
        }
        int most = Constraints.limit(request.limit(), "limit", QueryParser.MOST_ROWS, QueryParser.MOST_ROWS);
        List<LogGroup> groups = groups(call, request);
        checked(text);
        boolean exists = groups.stream()
                .anyMatch(group -> to >= group.settings().created().getEpochSecond());
        if (!exists) {
            throw new AwsError(
                    "MalformedQueryException",
                    "Query's end date and time is either before the log groups creation time or exceeds the log groups"
                            + " log retention settings");
        }
        String id = call.tx().newUuid().toString();
        LogQuery.Range range = new LogQuery.Range(groups, from, to);
        call.tx()
                .put(
                        call.scope(),
                        QUERIES,
                        id,
                        new LogQuery(id, text, range, most, call.tx().now(), null));
        return StartQueryResponse.builder().queryId(id).build();
    }

    static void language(String language) {
        if (language != null && !language.equals("CWLI")) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate queries in " + language + ", only those of Logs Insights.");
        }
    }

    /** A text that is a query. */
    static String checked(String text) {
        try {
            QueryParser.parse(text);
            return text;
        } catch (MalformedQuery wrong) {
            throw new AwsError("MalformedQueryException", wrong.getMessage());
        }
    }

    private static List<LogGroup> groups(Call call, StartQueryRequest request) {
        int given = (request.logGroupName() == null ? 0 : 1)
                + (request.logGroupNames().isEmpty() ? 0 : 1)
                + (request.logGroupIdentifiers().isEmpty() ? 0 : 1);
        if (given != 1) {
            throw invalid("Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be given.");
        }
        List<LogGroup> groups = Stream.of(
                        Stream.ofNullable(request.logGroupName()),
                        request.logGroupNames().stream(),
                        request.logGroupIdentifiers().stream())
                .flatMap(names -> names)
                .distinct()
                .map(name -> Groups.identified(call, name))
                .toList();
        if (groups.size() > MOST_GROUPS) {
            throw invalid("A query can be over at most " + MOST_GROUPS + " log groups.");
        }
        return groups;
    }

    /**
     * GetQueryResults: nothing yet while it runs.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static GetQueryResultsResponse results(Call call, GetQueryResultsRequest request) {
        LogQuery query = find(call, request.queryId());
        GetQueryResultsResponse.Builder answer =
                GetQueryResultsResponse.builder().queryLanguage("CWLI");
        int groups = query.range().groups().size();
        if (query.isRunning(call.tx().now()) || query.stopped() != null) {
            return answer.status(query.stopped() != null ? QueryStatus.CANCELLED : QueryStatus.RUNNING)
                    .results(List.of())
                    .statistics(s -> s.recordsMatched(0.0)
                            .recordsScanned(0.0)
                            .bytesScanned(0.0)
                            .estimatedRecordsSkipped(0.0)
                            .estimatedBytesSkipped(0.0)
                            .logGroupsScanned((double) groups))
                    .build();
        }
        Insights.Result result = Insights.run(call.scope(), query);
        double matched = result.outcome().map(Pipeline.Outcome::matched).orElse(0L);
        return answer.status(result.outcome().isPresent() ? QueryStatus.COMPLETE : QueryStatus.TIMEOUT)
                .results(result.outcome().map(Queries::rows).orElse(List.of()))
                .statistics(s -> s.recordsMatched(matched)
                        .recordsScanned((double) result.scanned())
                        .bytesScanned((double) result.bytes())
                        .estimatedRecordsSkipped(0.0)
                        .estimatedBytesSkipped(0.0)
                        .logGroupsScanned((double) groups))
                .build();
    }

    // Fields that a row does not have are left out.
    private static List<List<ResultField>> rows(Pipeline.Outcome outcome) {
        List<List<ResultField>> rows = new ArrayList<>();
        for (Row row : outcome.rows()) {
            rows.add(outcome.columns().stream()
                    .filter(column -> row.field(column).isPresent())
                    .map(column -> ResultField.builder()
                            .field(column)
                            .value(row.field(column).text())
                            .build())
                    .toList());
        }
        return rows;
    }

    private static LogQuery find(Call call, String id) {
        return call.tx()
                .find(call.scope(), QUERIES, Constraints.required(id, "queryId"))
                .filter(query -> isKept(call, query))
                .orElseThrow(
                        () -> new AwsError("ResourceNotFoundException", "The specified query does not exist: " + id));
    }

    private static boolean isKept(Call call, LogQuery query) {
        return query.started().plus(LogQuery.KEPT).isAfter(call.tx().now());
    }

    /**
     * StopQuery.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException} if it does not run any more
     */
    public static StopQueryResponse stop(Call call, StopQueryRequest request) {
        LogQuery query = find(call, request.queryId());
        if (!query.isRunning(call.tx().now())) {
            throw invalid("The specified query is not running.");
        }
        call.tx().put(call.scope(), QUERIES, query.id(), query.stop(call.tx().now()));
        return StopQueryResponse.builder().success(true).build();
    }

    /**
     * DescribeQueries, the latest first.
     *
     * @throws AwsError {@code InvalidParameterException}
     */
    public static DescribeQueriesResponse describe(Call call, DescribeQueriesRequest request) {
        language(request.queryLanguageAsString());
        List<QueryInfo> all = new ArrayList<>();
        for (LogQuery query : call.tx().all(call.scope(), QUERIES)) {
            query.range().groups().stream()
                    .map(LogGroup::name)
                    .filter(name -> request.logGroupName() == null || name.equals(request.logGroupName()))
                    .findFirst()
                    .filter(name -> isKept(call, query))
                    .map(name -> info(call, query, name))
                    .filter(info -> request.status() == null || request.status() == info.status())
                    .ifPresent(all::add);
        }
        Collections.reverse(all);
        Page<QueryInfo> page = Constraints.page(
                all, request.maxResults(), "maxResults", request.nextToken(), MOST_LISTED, MOST_LISTED);
        return DescribeQueriesResponse.builder()
                .queries(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static QueryInfo info(Call call, LogQuery query, String group) {
        return QueryInfo.builder()
                .queryId(query.id())
                .queryLanguage("CWLI")
                .queryString(query.text())
                .status(
                        query.stopped() != null
                                ? QueryStatus.CANCELLED
                                : query.isRunning(call.tx().now()) ? QueryStatus.RUNNING : QueryStatus.COMPLETE)
                .createTime(query.started().toEpochMilli())
                .logGroupName(group)
                .build();
    }
}
