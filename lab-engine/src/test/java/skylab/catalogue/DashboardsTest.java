package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.cloudwatch.dashboard.Body;
import skylab.aws.cloudwatch.dashboard.MetricGraph;
import skylab.aws.cloudwatch.dashboard.Widget;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardValidationMessage;

/** Dashboards: a list of widgets on a grid. */
class DashboardsTest {
    private final Given given = Given.lab();
    private final CloudWatchClient cloudwatch = given.lab.cloudwatch();

    private List<DashboardValidationMessage> put(String name, String body) {
        return cloudwatch
                .putDashboard(r -> r.dashboardName(name).dashboardBody(body))
                .dashboardValidationMessages();
    }

    private List<DashboardValidationMessage> refused(String widget) {
        return assertThrows(
                        DashboardInvalidInputErrorException.class, () -> put("bad", "{\"widgets\":[" + widget + "]}"))
                .dashboardValidationMessages();
    }

    private List<String> names(String prefix) {
        return cloudwatch.listDashboards(r -> r.dashboardNamePrefix(prefix)).dashboardEntries().stream()
                .map(DashboardEntry::dashboardName)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"i-012345, 300, 12, 6", "i-abc, 60, 24, 3", "i-1, 3600, 1, 1000"})
    void S2_37_aDashboardIsItsListOfWidgets(String instance, int period, int width, int height) {
        String body =
                """
                {"start": "-PT6H", "periodOverride": "inherit", "widgets": [
                  {"type": "metric", "x": 0, "y": 0, "width": %d, "height": %d, "properties": {
                     "metrics": [["AWS/EC2", "CPUUtilization", "InstanceId", "%s"],
                                 [".", "NetworkIn", ".", ".", {"stat": "Sum", "yAxis": "right", "label": "in"}]],
                     "period": %d, "stat": "p90", "region": "us-east-1", "title": "CPU 사용률"}},
                  {"type": "text", "x": 0, "y": 1001, "width": 3, "height": 3,
                   "properties": {"markdown": "# 안녕"}}]}
                """
                        .formatted(width, height, instance, period);
        assertEquals(List.of(), put("web", body));

        var found = cloudwatch.getDashboard(r -> r.dashboardName("web"));
        assertEquals(body, found.dashboardBody());
        assertEquals("arn:aws:cloudwatch::" + given.lab.scope().account() + ":dashboard/web", found.dashboardArn());
        Body read = Body.parse(found.dashboardBody());
        assertEquals(2, read.widgets().size());
        Widget graph = read.widgets().get(0);
        assertEquals(List.of(width, height), List.of(graph.width(), graph.height()));
        MetricGraph metrics = (MetricGraph) graph.content();
        assertEquals("CPU 사용률", metrics.title());
        assertEquals(List.of("InstanceId", instance), metrics.metrics().get(1).dimensions());
        assertEquals("AWS/EC2", metrics.metrics().get(1).namespace());
        assertEquals(
                List.of("p90", "Sum"),
                metrics.metrics().stream().map(one -> one.stat()).toList());
        assertEquals(
                List.of(false, true),
                metrics.metrics().stream().map(one -> one.isRight()).toList());
        assertEquals("# 안녕", ((Widget.Text) read.widgets().get(1).content()).markdown());
        assertEquals(
                Duration.ofHours(6),
                Duration.between(
                        read.range(given.lab.now()).from(),
                        read.range(given.lab.now()).to()));
    }

    @Test
    void aDashboardIsOfTheAccountNotOfTheRegion() {
        put("everywhere", "{\"widgets\":[]}");
        assertEquals(
                "{\"widgets\":[]}",
                given.lab
                        .cloudwatch("ap-northeast-2")
                        .getDashboard(r -> r.dashboardName("everywhere"))
                        .dashboardBody());
    }

    @Test
    void theListIsByNameAndPrefix_withSizeAndTimeOfTheLastChange() {
        put("web-2", "{\"widgets\":[]}");
        put("db", "{\"widgets\":[]}");
        put("web-1", "{\"widgets\":[ ]}");
        given.lab.advance(Duration.ofHours(1));
        Instant before = given.lab.now();
        put("web-1", "{\"widgets\":[],\"start\":\"-P1D\"}");
        Instant after = given.lab.now();
        assertEquals(List.of("db", "web-1", "web-2"), names(""));
        assertEquals(List.of("web-1", "web-2"), names("web"));
        DashboardEntry changed = cloudwatch
                .listDashboards(r -> r.dashboardNamePrefix("web-1"))
                .dashboardEntries()
                .get(0);
        assertTrue(!changed.lastModified().isBefore(before)
                && !changed.lastModified().isAfter(after));
        assertEquals(29, changed.size());
    }

    @Test
    void manyDashboardsComePageByPage() {
        IntStream.range(0, 1_003).forEach(i -> put("d%04d".formatted(i), "{\"widgets\":[]}"));
        var first = cloudwatch.listDashboards();
        assertEquals(1_000, first.dashboardEntries().size());
        var second = cloudwatch.listDashboards(r -> r.nextToken(first.nextToken()));
        assertEquals(
                List.of("d1000", "d1001", "d1002"),
                second.dashboardEntries().stream()
                        .map(DashboardEntry::dashboardName)
                        .toList());
    }

    @Test
    void deletingIsOfAllOrOfNone() {
        put("one", "{\"widgets\":[]}");
        put("two", "{\"widgets\":[]}");
        var refusal = assertThrows(
                DashboardNotFoundErrorException.class,
                () -> cloudwatch.deleteDashboards(r -> r.dashboardNames("one", "three")));
        assertEquals("ResourceNotFound", refusal.awsErrorDetails().errorCode());
        assertEquals(404, refusal.statusCode());
        assertEquals(List.of("one", "two"), names(""));
        cloudwatch.deleteDashboards(r -> r.dashboardNames("one", "two"));
        assertEquals(List.of(), names(""));
        assertThrows(DashboardNotFoundErrorException.class, () -> cloudwatch.getDashboard(r -> r.dashboardName("one")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "한글", "a/b", "a.b"})
    void namesAreOfLettersDigitsDashAndUnderscore(String name) {
        given.refused("InvalidParameterValue", () -> put(name, "{\"widgets\":[]}"));
        assertEquals(List.of(), names(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"widgets\":[]} x", "widgets"})
    void whatIsNoJsonObjectIsNoBody(String body) {
        AwsServiceException refusal = assertThrows(AwsServiceException.class, () -> put("d", body));
        assertTrue(
                List.of("InvalidParameterInput", "MissingParameter")
                        .contains(refusal.awsErrorDetails().errorCode()),
                refusal.getMessage());
        assertEquals(List.of(), names(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"properties\":{}} | /widgets/0 | Should have required property 'type'",
                "{\"type\":\"text\"} | /widgets/0 | Should have required property 'properties'",
                "{\"type\":\"text\",\"properties\":{}} | /widgets/0/properties | Should have required property 'markdown'",
                "{\"type\":\"pie\",\"properties\":{}} | /widgets/0/type | Should be equal to one of the allowed values",
                "{\"type\":\"text\",\"width\":25,\"properties\":{\"markdown\":\"\"}} | /widgets/0/width | Should be <= 24",
                "{\"type\":\"text\",\"width\":0,\"properties\":{\"markdown\":\"\"}} | /widgets/0/width | Should be >= 1",
                "{\"type\":\"text\",\"width\":\"6\",\"properties\":{\"markdown\":\"\"}} | /widgets/0/width | Should be integer",
                "{\"type\":\"text\",\"x\":24,\"y\":0,\"properties\":{\"markdown\":\"\"}} | /widgets/0/x | Should be <= 23",
                "{\"type\":\"text\",\"x\":1,\"properties\":{\"markdown\":\"\"}} | /widgets/0 | Should have property y when property x is present",
                "{\"type\":\"alarm\",\"properties\":{\"alarms\":[]}} | /widgets/0/properties/alarms | Should NOT have less than 1 items",
                "{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\",\"metrics\":[[\"AWS/EC2\",\"CPUUtilization\",\"InstanceId\"]]}} | /widgets/0/properties/metrics/0 | Should NOT have more than 2 items",
                "{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\",\"metrics\":[[\"AWS/EC2\",\"CPUUtilization\",{\"dimensions\":{}}]]}} | /widgets/0/properties/metrics/0 | Should NOT have more than 2 items",
                "{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\",\"metrics\":[[\"AWS/EC2\",\"CPUUtilization\",{\"a\":1},{}]]}} | /widgets/0/properties/metrics/0/2 | Invalid metric field type, only \"String\" type is allowed",
                "{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\",\"metrics\":[\"AWS/EC2\"]}} | /widgets/0/properties/metrics/0 | Field \"metrics\" has to be an array of array of strings, with an optional metricRenderer object as last element",
                "{\"type\":\"metric\",\"properties\":{\"metrics\":[]}} | /widgets/0/properties | The metric widget should have specified a region and a data source or an alarm annotation",
                "{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\",\"metrics\":[],\"view\":\"gauge\"}} | /widgets/0/properties | Should have required property 'yAxis'",
                "{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\",\"metrics\":[],\"period\":90}} | /widgets/0/properties/period | Should be 1, 5, 10, 20, 30 or a multiple of 60",
                "{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\",\"metrics\":[],\"annotations\":{\"vertical\":[{\"value\":\"noon\"}]}}} | /widgets/0/properties/annotations/vertical/0/value | Should match format \"date-time\""
            })
    void aBadBodyIsRefusedWithThePlaceAndTheReason(String widget, String path, String message) {
        DashboardValidationMessage expected = DashboardValidationMessage.builder()
                .dataPath(path)
                .message(message)
                .build();
        assertEquals(List.of(expected), refused(widget));
        assertEquals(List.of(), names(""));
    }

    @Test
    void aRefusalListsAllThatIsWrong() {
        var refusal = assertThrows(
                DashboardInvalidInputErrorException.class,
                () -> put("bad", "{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\"}}]}"));
        assertEquals("InvalidParameterInput", refusal.awsErrorDetails().errorCode());
        assertEquals(
                """
                The dashboard body is invalid, there are 3 validation errors:
                [
                  {
                    "dataPath": "/widgets/0/properties",
                    "message": "Should have required property 'metrics'"
                  },
                  {
                    "dataPath": "/widgets/0/properties",
                    "message": "The metric widget should have specified a region and a data source or an alarm annotation"
                  },
                  {
                    "dataPath": "/widgets/0/properties",
                    "message": "Should have required property 'annotations'"
                  }
                ]""",
                refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void whatMeansNothingIsSaidAndIgnored() {
        List<DashboardValidationMessage> said = put(
                "d",
                "{\"widgets\":[{\"type\":\"text\",\"colour\":1,\"properties\":{\"markdown\":\"x\"}}],\"theme\":\"dark\"}");
        assertEquals(
                List.of("", "/widgets/0"),
                said.stream().map(DashboardValidationMessage::dataPath).toList());
        assertEquals(
                List.of(
                        "The \"theme\" property is not expected, will be ignored",
                        "The \"colour\" property is not expected to be part of a widget definition, will be ignored"),
                said.stream().map(DashboardValidationMessage::message).toList());
        assertEquals(List.of("d"), names(""));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501})
    void aDashboardHasAtMost500Widgets(int count) {
        String widget = "{\"type\":\"text\",\"properties\":{\"markdown\":\"\"}}";
        String body = "{\"widgets\":["
                + String.join(",", Stream.generate(() -> widget).limit(count).toList()) + "]}";
        if (count <= 500) {
            assertEquals(List.of(), put("many", body));
        } else {
            assertThrows(DashboardInvalidInputErrorException.class, () -> put("many", body));
        }
    }
}
