package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.World;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Events go into streams, streams are in groups, and groups say how long events stay. */
class CloudWatchLogsTest {
    private static final String GROUP = "/lab/web";

    private final Given given = Given.lab();
    private final Lab lab = given.lab;
    private final CloudWatchLogsClient logs = lab.logs();

    private void streams(String... names) {
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        for (String name : names) {
            logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName(name));
        }
    }

    private static InputLogEvent event(Instant at, String message) {
        return InputLogEvent.builder()
                .timestamp(at.toEpochMilli())
                .message(message)
                .build();
    }

    private PutLogEventsResponse put(String stream, String... messages) {
        List<InputLogEvent> events = new ArrayList<>();
        for (String message : messages) {
            events.add(event(lab.now(), message));
        }
        return logs.putLogEvents(
                r -> r.logGroupName(GROUP).logStreamName(stream).logEvents(events));
    }

    private List<String> read(String stream) {
        return logs
                .getLogEvents(r -> r.logGroupName(GROUP).logStreamName(stream).startFromHead(true))
                .events()
                .stream()
                .map(OutputLogEvent::message)
                .toList();
    }

    private List<String> found(String pattern) {
        return logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern(pattern)).events().stream()
                .map(FilteredLogEvent::message)
                .toList();
    }

    private LogGroup group() {
        return logs.describeLogGroups(r -> r.logGroupNamePrefix(GROUP))
                .logGroups()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 30, 3653})
    void S2_38_eventsAreInStreamsOfGroupsAndExpire(int days) {
        streams("i-1", "i-2");
        Instant when = lab.now();
        put("i-1", "GET / 200", "GET /missing 404");
        put("i-2", "ERROR disk full");
        assertEquals(List.of("GET / 200", "GET /missing 404"), read("i-1"));
        assertEquals(List.of("ERROR disk full"), read("i-2"));
        assertNull(group().retentionInDays());
        logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(days));
        assertEquals(days, group().retentionInDays());
        assertEquals(3 * 26 + 9 + 16 + 15, group().storedBytes());
        lab.advanceTo(when.plus(Duration.ofDays(days)).minusSeconds(30));
        assertEquals(3, found("").size());
        lab.advance("1m");
        assertEquals(List.of(), read("i-1"));
        assertEquals(List.of(), found(""));
        assertEquals(0, group().storedBytes());
        logs.deleteRetentionPolicy(r -> r.logGroupName(GROUP));
        assertEquals(List.of(), found(""), "what has expired does not come back");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "ERROR # [ERROR disk full, ERROR timeout]",
                "ERROR -timeout # [ERROR disk full]",
                "?timeout ?404 # [GET /missing 404, ERROR timeout]",
                "\"disk full\" # [ERROR disk full]",
                "%[45]0[0-9]$% # [GET /missing 404]",
                "[method, path, status=4*] # [GET /missing 404]",
                "{ $.level = \"WARN\" && $.ms > 100 } # [{\"level\": \"WARN\", \"ms\": 250}]"
            })
    void S2_38_aFilterPatternFindsEvents(String pattern, String expected) {
        streams("a", "b");
        put("a", "GET / 200", "GET /missing 404");
        put("b", "ERROR disk full", "{\"level\": \"WARN\", \"ms\": 250}", "{\"level\": \"WARN\", \"ms\": 50}");
        put("a", "ERROR timeout");
        assertEquals(expected, found(pattern).toString());
    }

    @Test
    void S2_38_aStreamIsNeededForEventsAndAGroupForStreams() {
        assertEquals(
                "The specified log group does not exist.",
                given.refused(
                        "ResourceNotFoundException",
                        () -> logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("a"))));
        streams("a");
        assertEquals(
                "The specified log stream does not exist.",
                given.refused("ResourceNotFoundException", () -> put("b", "text")));
        assertEquals(
                "The specified log group already exists",
                given.refused("ResourceAlreadyExistsException", () -> streams()));
        given.refused(
                "ResourceAlreadyExistsException",
                () -> logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("a")));
        given.refused("InvalidParameterException", () -> logs.createLogGroup(r -> r.logGroupName("with blank")));
        logs.deleteLogGroup(r -> r.logGroupName(GROUP));
        assertThrows(ResourceNotFoundException.class, () -> read("a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 10, 29, 3654})
    void retentionHasCertainValues(int days) {
        streams();
        String words = given.refused(
                "InvalidParameterException",
                () -> logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(days)));
        assertTrue(words.contains("'retentionInDays' failed to satisfy constraint: Member must satisfy enum"), words);
    }

    @Test
    void eventsTooOldOrTooNewAreLeftOut() {
        streams("a");
        Instant now = lab.now();
        PutLogEventsResponse answer = logs.putLogEvents(r -> r.logGroupName(GROUP)
                .logStreamName("a")
                .sequenceToken("anything")
                .logEvents(
                        event(now.minus(Duration.ofDays(15)), "too old"),
                        event(now.minus(Duration.ofHours(1)), "fits"),
                        event(now.plus(Duration.ofHours(1)), "fits too"),
                        event(now.plus(Duration.ofHours(3)), "too new")));
        assertEquals(1, answer.rejectedLogEventsInfo().tooOldLogEventEndIndex());
        assertEquals(3, answer.rejectedLogEventsInfo().tooNewLogEventStartIndex());
        assertNull(answer.rejectedLogEventsInfo().expiredLogEventEndIndex());
        assertEquals(List.of("fits", "fits too"), read("a"));
        logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(1));
        answer = logs.putLogEvents(r ->
                r.logGroupName(GROUP).logStreamName("a").logEvents(event(now.minus(Duration.ofDays(2)), "expired")));
        assertEquals(1, answer.rejectedLogEventsInfo().expiredLogEventEndIndex());
        assertEquals(List.of("fits", "fits too"), read("a"));
    }

    @Test
    void batchesHaveLimits() {
        streams("a");
        Instant now = lab.now();
        assertEquals(
                "Log events in a single PutLogEvents request must be in chronological order.",
                refusedBatch(List.of(event(now, "b"), event(now.minusMillis(1), "a"))));
        assertEquals(
                "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
                refusedBatch(List.of(event(now.minus(Duration.ofHours(25)), "a"), event(now, "b"))));
        assertEquals(
                "Upload too large: 1048577 bytes exceeds limit of 1048576",
                refusedBatch(List.of(event(now, "x".repeat(1_048_577 - 26)))));
        refusedBatch(IntStream.range(0, 10_001).mapToObj(i -> event(now, "x")).toList());
        refusedBatch(List.of());
        put("a", "x".repeat(1_048_576 - 26));
        assertEquals(1, read("a").size());
    }

    private String refusedBatch(List<InputLogEvent> events) {
        return given.refused(
                "InvalidParameterException",
                () -> logs.putLogEvents(
                        r -> r.logGroupName(GROUP).logStreamName("a").logEvents(events)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 100})
    void aStreamIsReadPageByPageUntilTheTokenStays(int limit) {
        streams("a");
        String[] messages = IntStream.range(0, 10).mapToObj(i -> "event " + i).toArray(String[]::new);
        put("a", messages);
        List<String> seen = new ArrayList<>();
        String token = null;
        while (true) {
            String asked = token;
            GetLogEventsResponse page = logs.getLogEvents(r -> r.logGroupName(GROUP)
                    .logStreamName("a")
                    .startFromHead(true)
                    .limit(limit)
                    .nextToken(asked));
            page.events().forEach(one -> seen.add(one.message()));
            token = page.nextForwardToken();
            if (token.equals(asked)) {
                break;
            }
            assertTrue(token.matches("f/[0-9]{56}"), token);
        }
        assertEquals(List.of(messages), seen);
        put("a", "later");
        String end = token;
        GetLogEventsResponse more = logs.getLogEvents(
                r -> r.logGroupName(GROUP).logStreamName("a").limit(limit).nextToken(end));
        assertEquals("later", more.events().get(0).message());
        GetLogEventsResponse latest =
                logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("a").limit(1));
        assertEquals("later", latest.events().get(0).message());
        GetLogEventsResponse before = logs.getLogEvents(
                r -> r.logGroupName(GROUP).logStreamName("a").limit(2).nextToken(latest.nextBackwardToken()));
        assertEquals(
                List.of("event 8", "event 9"),
                before.events().stream().map(OutputLogEvent::message).toList());
    }

    @Test
    void whoReadsPastTheBeginningCanTurnRound() {
        streams("a");
        put("a", "one", "two");
        GetLogEventsResponse page = logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("a"));
        GetLogEventsResponse nothing =
                logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("a").nextToken(page.nextBackwardToken()));
        assertEquals(List.of(), nothing.events());
        assertEquals(page.nextBackwardToken(), nothing.nextBackwardToken());
        GetLogEventsResponse again =
                logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("a").nextToken(nothing.nextForwardToken()));
        assertEquals(2, again.events().size());
        given.refused(
                "InvalidParameterException",
                () -> logs.getLogEvents(
                        r -> r.logGroupName(GROUP).logStreamName("a").nextToken("nonsense")));
    }

    @Test
    void severalStreamsAreReadTogetherInOrderOfTime() {
        streams("web/a", "web/b", "db");
        put("web/a", "1");
        put("db", "2");
        put("web/b", "3");
        put("web/a", "4");
        assertEquals(List.of("1", "2", "3", "4"), found(""));
        FilterLogEventsResponse page = logs.filterLogEvents(
                r -> r.logGroupName(GROUP).logStreamNamePrefix("web/").limit(2));
        assertEquals(
                List.of("1", "3"),
                page.events().stream().map(FilteredLogEvent::message).toList());
        FilterLogEventsResponse rest = logs.filterLogEvents(
                r -> r.logGroupName(GROUP).logStreamNamePrefix("web/").limit(2).nextToken(page.nextToken()));
        assertEquals("4", rest.events().get(0).message());
        assertEquals("web/a", rest.events().get(0).logStreamName());
        assertNull(rest.nextToken());
        given.refused(
                "InvalidParameterException",
                () -> logs.filterLogEvents(
                        r -> r.logGroupName(GROUP).logStreamNamePrefix("web/").logStreamNames("db")));
    }

    @Test
    void streamsAreListedByNameOrByTheirLastEvent() {
        streams("b", "a", "c");
        put("c", "first");
        put("a", "second");
        assertEquals(List.of("a", "b", "c"), names(false));
        assertEquals(List.of("a", "c", "b"), names(true));
        LogStream stream = logs.describeLogStreams(r -> r.logGroupName(GROUP).logStreamNamePrefix("c"))
                .logStreams()
                .get(0);
        assertEquals(stream.firstEventTimestamp(), stream.lastEventTimestamp());
        assertTrue(stream.lastIngestionTime() > stream.lastEventTimestamp());
        given.refused(
                "InvalidParameterException",
                () -> logs.describeLogStreams(
                        r -> r.logGroupName(GROUP).logStreamNamePrefix("c").orderBy(OrderBy.LAST_EVENT_TIME)));
    }

    private List<String> names(boolean byTime) {
        return logs
                .describeLogStreams(r -> r.logGroupName(GROUP)
                        .orderBy(byTime ? OrderBy.LAST_EVENT_TIME : OrderBy.LOG_STREAM_NAME)
                        .descending(byTime))
                .logStreams()
                .stream()
                .map(LogStream::logStreamName)
                .toList();
    }

    @Test
    void groupsHaveTagsAClassAndMaybeAKey() {
        String key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        logs.createLogGroup(r -> r.logGroupName("rare")
                .logGroupClass("INFREQUENT_ACCESS")
                .kmsKeyId(key)
                .tags(Map.of("team", "web")));
        LogGroup group = logs.describeLogGroups().logGroups().get(0);
        assertEquals("INFREQUENT_ACCESS", group.logGroupClassAsString());
        assertEquals(key, group.kmsKeyId());
        assertTrue(group.arn().endsWith(":log-group:rare:*"), group.arn());
        logs.tagResource(r -> r.resourceArn(group.logGroupArn()).tags(Map.of("stage", "test")));
        logs.untagResource(r -> r.resourceArn(group.logGroupArn()).tagKeys("team"));
        assertEquals(
                Map.of("stage", "test"),
                logs.listTagsForResource(r -> r.resourceArn(group.logGroupArn()))
                        .tags());
        given.refused(
                "InvalidOperationException",
                () -> logs.putMetricFilter(r -> r.logGroupName("rare")
                        .filterName("f")
                        .filterPattern("")
                        .metricTransformations(counting("Errors"))));
    }

    private static MetricTransformation counting(String metric) {
        return MetricTransformation.builder()
                .metricName(metric)
                .metricNamespace("Lab")
                .metricValue("1")
                .build();
    }

    private List<Datapoint> metric(String name, Map<String, String> dimensions) {
        return lab.cloudwatch()
                .getMetricStatistics(r -> r.namespace("Lab")
                        .metricName(name)
                        .dimensions(dimensions.entrySet().stream()
                                .map(one -> software.amazon.awssdk.services.cloudwatch.model.Dimension.builder()
                                        .name(one.getKey())
                                        .value(one.getValue())
                                        .build())
                                .toList())
                        .startTime(lab.now().minus(Duration.ofHours(1)))
                        .endTime(lab.now().plus(Duration.ofHours(1)))
                        .period(3600)
                        .statistics(Statistic.SUM, Statistic.MAXIMUM, Statistic.SAMPLE_COUNT))
                .datapoints();
    }

    @Test
    void S2_38_aMetricFilterCountsWhatComesInAfterIt() {
        streams("a");
        put("a", "ERROR before");
        logs.putMetricFilter(r -> r.logGroupName(GROUP)
                .filterName("errors")
                .filterPattern("ERROR")
                .metricTransformations(counting("Errors")));
        assertEquals(1, group().metricFilterCount());
        assertEquals(List.of(), metric("Errors", Map.of()));
        put("a", "ERROR one", "fine", "ERROR two");
        Datapoint sum = metric("Errors", Map.of()).get(0);
        assertEquals(2, sum.sum());
        logs.deleteMetricFilter(r -> r.logGroupName(GROUP).filterName("errors"));
        put("a", "ERROR after");
        assertEquals(2, metric("Errors", Map.of()).get(0).sum());
    }

    @Test
    void errorsInALogRaiseAnAlarm() {
        streams("a");
        logs.putMetricFilter(r -> r.logGroupName(GROUP)
                .filterName("errors")
                .filterPattern("ERROR")
                .metricTransformations(
                        counting("Errors").toBuilder().defaultValue(0.0).build()));
        lab.cloudwatch().putMetricAlarm(r -> r.alarmName("errors")
                .namespace("Lab")
                .metricName("Errors")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(2.0)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("notBreaching"));
        lab.advance("5m");
        assertEquals("OK", alarm());
        put("a", "ERROR 1", "ERROR 2", "ERROR 3");
        lab.advance("3m");
        assertEquals("ALARM", alarm());
        lab.advance("10m");
        assertEquals("OK", alarm());
    }

    private String alarm() {
        return lab.cloudwatch().describeAlarms().metricAlarms().get(0).stateValueAsString();
    }

    @Test
    void aMetricFilterTakesValuesAndDimensionsOutOfEvents() {
        streams("a");
        logs.putMetricFilter(r -> r.logGroupName(GROUP)
                .filterName("latency")
                .filterPattern("{ $.ms = * }")
                .metricTransformations(MetricTransformation.builder()
                        .metricName("Latency")
                        .metricNamespace("Lab")
                        .metricValue("$.ms")
                        .unit("Milliseconds")
                        .dimensions(Map.of("Path", "$.path"))
                        .build()));
        logs.putMetricFilter(r -> r.logGroupName(GROUP)
                .filterName("bytes")
                .filterPattern("[ip, status=2*, bytes]")
                .metricTransformations(counting("Bytes").toBuilder()
                        .metricValue("$bytes")
                        .defaultValue(0.0)
                        .build()));
        put(
                "a",
                "{\"ms\": 250, \"path\": \"/\"}",
                "{\"ms\": 50, \"path\": \"/\"}",
                "{\"ms\": \"long\", \"path\": \"/\"}");
        put("a", "{\"ms\": 1}", "10.0.0.1 200 1534", "10.0.0.1 500 17");
        Datapoint latency = metric("Latency", Map.of("Path", "/")).get(0);
        assertEquals(250, latency.maximum());
        assertEquals(2, latency.sampleCount());
        assertEquals("Milliseconds", latency.unitAsString());
        Datapoint bytes = metric("Bytes", Map.of()).get(0);
        assertEquals(1534, bytes.sum());
        assertEquals(6, bytes.sampleCount());
        given.refused(
                "InvalidParameterException",
                () -> logs.putMetricFilter(r -> r.logGroupName(GROUP)
                        .filterName("bad")
                        .filterPattern("ERROR")
                        .metricTransformations(
                                counting("M").toBuilder().metricValue("$bytes").build())));
    }

    @Test
    void aPatternIsTriedOutBeforeItIsUsed() {
        var matches = logs.testMetricFilter(
                        r -> r.filterPattern("[ip, status=4*]").logEventMessages("10.0.0.1 200", "10.0.0.2 404"))
                .matches();
        assertEquals(1, matches.size());
        assertEquals(2, matches.get(0).eventNumber());
        assertEquals(Map.of("$ip", "10.0.0.2", "$status", "404"), matches.get(0).extractedValues());
        assertFalse(given.refused(
                        "InvalidParameterException",
                        () -> logs.testMetricFilter(r -> r.filterPattern("[ip").logEventMessages("x")))
                .isEmpty());
    }

    private GetQueryResultsResponse query(String text) {
        String id = logs.startQuery(r -> r.logGroupNames(GROUP)
                        .startTime(lab.now().minus(Duration.ofHours(1)).getEpochSecond())
                        .endTime(lab.now().getEpochSecond())
                        .queryString(text))
                .queryId();
        assertEquals(
                QueryStatus.RUNNING, logs.getQueryResults(r -> r.queryId(id)).status());
        return logs.getQueryResults(r -> r.queryId(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "fields @message | filter status >= 400 | limit 1 # 3 # @message={\"status\": 503, \"ms\": 9}",
                "stats count(*) as n, avg(ms) by status | sort status # 4 # status=200 n=2 avg(ms)=15",
                "filter status = 404 | display status, ms # 1 # status=404 ms=5"
            })
    void S2_38_insightsAsksWhatTheGroupHolds(String text, int matched, String first) {
        streams("a", "b");
        put("a", "{\"status\": 200, \"ms\": 10}", "{\"status\": 404, \"ms\": 5}");
        put("b", "{\"status\": 503, \"ms\": 7}");
        put("b", "{\"status\": 200, \"ms\": 20}");
        if (matched == 3) {
            put("b", "{\"status\": 503, \"ms\": 9}");
        }
        GetQueryResultsResponse answer = query(text);
        assertEquals(QueryStatus.COMPLETE, answer.status());
        assertEquals(matched, answer.statistics().recordsMatched());
        assertEquals(matched == 3 ? 5 : 4, answer.statistics().recordsScanned());
        assertTrue(answer.statistics().bytesScanned() > 80);
        assertEquals(
                first,
                answer.results().get(0).stream()
                        .filter(field -> !field.field().equals("@ptr"))
                        .map(field -> field.field() + "=" + field.value())
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void aQuerySeesWhatWasThereWhenItBegan() {
        streams("a");
        put("a", "one");
        String id = logs.startQuery(r -> r.logGroupName(GROUP)
                        .startTime(0L)
                        .endTime(lab.now().plus(Duration.ofHours(1)).getEpochSecond())
                        .queryString("fields @message"))
                .queryId();
        put("a", "two");
        logs.deleteLogStream(r -> r.logGroupName(GROUP).logStreamName("a"));
        assertEquals(1, logs.getQueryResults(r -> r.queryId(id)).results().size());
        assertEquals(
                id,
                logs.describeQueries(r -> r.logGroupName(GROUP))
                        .queries()
                        .get(0)
                        .queryId());
        given.refused("InvalidParameterException", () -> logs.stopQuery(r -> r.queryId(id)));
        lab.advance("8d");
        given.refused("ResourceNotFoundException", () -> logs.getQueryResults(r -> r.queryId(id)));
    }

    @Test
    void aQueryCanBeStopped() {
        streams("a");
        String id = logs.startQuery(r -> r.logGroupName(GROUP)
                        .startTime(0L)
                        .endTime(lab.now().getEpochSecond())
                        .queryString("stats count(*)"))
                .queryId();
        assertTrue(logs.stopQuery(r -> r.queryId(id)).success());
        assertEquals(
                QueryStatus.CANCELLED, logs.getQueryResults(r -> r.queryId(id)).status());
    }

    @Test
    void aMalformedQueryIsRefusedWithItsPlace() {
        streams("a");
        MalformedQueryException wrong = assertThrows(MalformedQueryException.class, () -> query("fields a | sortt b"));
        assertEquals(11, wrong.queryCompileError().location().startCharOffset());
        assertTrue(
                wrong.awsErrorDetails().errorMessage().endsWith(" at line 1 and position 11"),
                wrong.awsErrorDetails().errorMessage());
    }

    @Test
    void queriesAreKeptUnderNames() {
        String id = logs.putQueryDefinition(r ->
                        r.name("web/errors").queryString("filter status >= 500").logGroupNames(GROUP))
                .queryDefinitionId();
        logs.putQueryDefinition(r -> r.queryDefinitionId(id).name("web/errors").queryString("filter status >= 400"));
        var kept = logs.describeQueryDefinitions(r -> r.queryDefinitionNamePrefix("web/"))
                .queryDefinitions();
        assertEquals(1, kept.size());
        assertEquals("filter status >= 400", kept.get(0).queryString());
        assertTrue(logs.deleteQueryDefinition(r -> r.queryDefinitionId(id)).success());
        given.refused("ResourceNotFoundException", () -> logs.deleteQueryDefinition(r -> r.queryDefinitionId(id)));
        given.refused(
                "MalformedQueryException",
                () -> logs.putQueryDefinition(r -> r.name("bad").queryString("nonsense")));
    }

    @Test
    void subscriptionsAreRefusedByName() {
        streams("a");
        String words = given.refused(
                "NotEmulated",
                () -> logs.putSubscriptionFilter(r ->
                        r.logGroupName(GROUP).filterName("f").filterPattern("").destinationArn("arn")));
        assertTrue(words.contains("PutSubscriptionFilter"), words);
    }

    @Test
    void doneAgainItIsTheSame(@TempDir Path folder) {
        Path file = folder.resolve("lab.journal");
        World world;
        try (Lab saved = Lab.open(LabOptions.seed(42), file)) {
            saved.logs().createLogGroup(r -> r.logGroupName(GROUP));
            saved.logs().createLogStream(r -> r.logGroupName(GROUP).logStreamName("a"));
            saved.logs()
                    .putLogEvents(r -> r.logGroupName(GROUP).logStreamName("a").logEvents(event(saved.now(), "one")));
            world = saved.world();
        }
        assertEquals(world, Lab.replay(Journal.read(file)).world());
    }
}
