package skylab.aws.logs.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;

/** The query language, by the examples of the CloudWatch Logs guide ("Logs Insights query syntax"). */
class PipelineTest {
    private static final long NOON = 1_700_049_600_000L; // 2023-11-15 12:00 UTC

    private static final List<Row> EVENTS = events(
            "{\"level\": \"INFO\", \"ms\": 20, \"host\": \"a\", \"user\": {\"id\": \"u1\", \"roles\": [\"r\", \"w\"]}}",
            "{\"level\": \"WARN\", \"ms\": 250, \"host\": \"b\"}",
            "user=frank, method:GET, latency := 12",
            "{\"level\": \"INFO\", \"ms\": 30, \"host\": \"a\", \"foo-bar\": 7}",
            "java.lang.IllegalStateException: no",
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070"
                    + " ACCEPT OK");

    /** One event each two minutes from noon, the latest first. */
    private static List<Row> events(String... messages) {
        List<Row> events = new ArrayList<>();
        for (int i = messages.length - 1; i >= 0; i--) {
            long at = NOON + i * 120_000L;
            events.add(Discovery.row(
                    new Discovery.Scanned("1:g", "s", new EventKey(at, i), new LogEvent(at, messages[i]))));
        }
        return events;
    }

    private static Pipeline.Outcome run(String query) {
        return Pipeline.run(QueryParser.parse(query), EVENTS, 10_000);
    }

    private static String shown(String query) {
        Pipeline.Outcome outcome = run(query);
        return outcome.rows().stream()
                .map(row -> outcome.columns().stream()
                        .filter(column -> !column.equals(Discovery.POINTER))
                        .map(column -> row.field(column).text())
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" / "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "fields ms | filter ispresent(ms) # 30 / 250 / 20",
                "fields ms | filter (ms>25) # 30 / 250",
                "fields ms | filter ms = 20 or host = 'b' # 250 / 20",
                "fields ms | filter level = \"INFO\" and not ms = 20 # 30",
                "fields ms | filter level in [\"WARN\", \"ERROR\"] # 250",
                "fields ms | filter ispresent(level) and level not in [\"WARN\"] # 30 / 20",
                "fields host | filter @message like /(?i)exception/ # ~~",
                "fields @timestamp | filter @message like \"Exception\" # 2023-11-15 12:08:00.000",
                "fields @timestamp | filter @message =~ /^java/ # 2023-11-15 12:08:00.000",
                "filter @message not like /[{:]/ | fields srcAddr, dstPort, action # 172.31.16.139,22,ACCEPT",
                "fields `foo-bar` as fb | filter fb > 1 # 7",
                "fields user.id, user.roles.1 | filter ispresent(user.id) # u1,w",
                "parse @message \"user=*, method:*, latency := *\" as @user, @method, @latency"
                        + " | stats avg(@latency) by @method, @user | filter ispresent(@user) # GET,frank,12",
                "filter @message like 'user=' | parse @message /latency := (?<ms2>\\d+)/ | display ms2 * 2 as twice # 24",
                "parse @message /user=(\\w+)/ as who | filter ispresent(who) | display who # frank",
                "parse 'user=*,' as who | filter ispresent(who) | fields who # frank",
                "fields ms | sort ms desc | limit 2 # 250 / 30",
                "filter ispresent(ms) | sort level asc, ms desc | display level, ms # INFO,30 / INFO,20 / WARN,250",
                "fields host, ms | filter ispresent(host) | sort ms | dedup host | limit 5 # a,20 / b,250",
                "stats count(*) # 6",
                "stats count() as all, count(ms), count_distinct(host) # 6,3,2",
                "stats sum(ms), avg(ms), min(ms), max(ms), pct(ms, 50), median(ms), stddev(ms) # 300,100,20,250,30,30,106.1446",
                "stats count(*) as n by level | filter ispresent(level) | sort n desc # INFO,2 / WARN,1",
                "stats sum(ms) / count(ms) + 1 as x # 101",
                "stats max(ms) as top, min(ms) as low, top - low as span # 250,20,230",
                "stats earliest(ms), latest(ms) # 20,30",
                "stats count(*) by bin(5m) | sort bin(5m) # 2023-11-15 12:00:00.000,3 / 2023-11-15 12:05:00.000,2 /"
                        + " 2023-11-15 12:10:00.000,1",
                "stats count(*) as n by bin(5m) as t | sort n desc | limit 1 # 2023-11-15 12:00:00.000,3",
                "stats count(*) by bin(1hr) | stats max(`count(*)`) as most # 6",
                "filter ms = 20 | display datefloor(@timestamp, 1h), dateceil(@timestamp + 1, 1h), toMillis(@timestamp) #"
                        + " 2023-11-15 12:00:00.000,2023-11-15 13:00:00.000,1700049600000",
                "filter ms = 20 | display abs(0-3), ceil(1.2), floor(1.8), greatest(1,3,2), least(2,1), sqrt(16), 2 ^ 3, 10 % 3"
                        + " # 3,2,1,3,1,4,8,1",
                "filter ms = 20 | display strlen(host), toupper(level), tolower(level), substr('xyZfooxyZ', 3, 3),"
                        + " replace('foo','o','0'), strcontains('foo','o'), concat(host, '-', ms) # 1,INFO,info,foo,f00,1,a-20",
                "filter ms = 20 | display trim('xyZfooxyZ','xyZ'), ltrim('  a '), isempty(nope), isblank(' '),"
                        + " coalesce(nope, host) # foo,a ,1,1,a",
                "filter isIpv4InSubnet(srcAddr, '172.31.0.0/16') | display bytes # 4249",
            })
    void examples(String query, String expected) {
        assertEquals(expected, shown(query));
    }

    @Test
    void commentsAndLinesAreNothing() {
        assertEquals("250", shown("# the slowest\nfields ms # in milliseconds\n| sort ms desc\n| limit 1"));
    }

    @Test
    void whatMatchedIsCountedBeforeItIsCut() {
        assertEquals(3, run("filter ispresent(ms) | limit 1").matched());
        assertEquals(1, run("filter ispresent(ms) | limit 1").rows().size());
        assertEquals(3, run("filter ispresent(ms) | stats count(*)").matched());
        assertEquals(
                List.of("@timestamp", "@message", "@ptr"), run("filter ms > 1").columns());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "fields # 7",
                "fields a | # 10",
                "fields a | nonsense # 11",
                "fields a b # 9",
                "filter a = # 10",
                "filter a like /x # 17",
                "filter (a = 1 # 13",
                "stats count(* # 13",
                "stats avg() # 10",
                "sort a descending # 7",
                "limit ten # 6",
                "fields nope(a) # 7",
                "filter a = 'x # 11",
                "parse @message '*' # 15",
                "parse @message '* *' as a # 15",
                "stats count(*) by bin(5x) # 23"
            })
    void whatIsNoQueryIsRefusedWithItsPlace(String query, int position) {
        MalformedQuery wrong = assertThrows(MalformedQuery.class, () -> QueryParser.parse(query));
        assertTrue(wrong.getMessage().contains(" at line 1 and position "), wrong.getMessage());
        assertTrue(Math.abs(wrong.begin() - position) <= 1, wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dedup a | sort a",
                "stats count(*) | stats count(*) | stats count(*)",
                "filter count(*) > 1",
                "stats a by b",
                "limit 0",
                "filter a like /(/",
                "pattern @message"
            })
    void whatTheLanguageDoesNotAllowIsRefused(String query) {
        assertThrows(MalformedQuery.class, () -> QueryParser.parse(query));
    }

    @Test
    void anExpressionThatTakesTooLongEndsTheQuery() {
        List<Row> events = events("a".repeat(5_000) + "!");
        assertThrows(
                Search.TookTooLong.class,
                () -> Pipeline.run(QueryParser.parse("filter @message like /^(a+)+$/"), events, 10));
        assertThrows(
                Search.TookTooLong.class,
                () -> Pipeline.run(QueryParser.parse("filter @message like /^(a|b|aa)*$/"), events, 10));
    }

    @Provide
    Arbitrary<String> queryLike() {
        return Arbitraries.of(
                        "fields",
                        "filter",
                        "stats",
                        "sort",
                        "parse",
                        "limit",
                        "dedup",
                        "display",
                        "|",
                        " ",
                        " ",
                        "ms",
                        "@message",
                        "(",
                        ")",
                        ",",
                        "=",
                        "!=",
                        "like",
                        "not",
                        "and",
                        "or",
                        "in",
                        "[",
                        "]",
                        "/a.*/",
                        "'*x*'",
                        "as",
                        "by",
                        "count(*)",
                        "bin(",
                        "5m",
                        "1.5",
                        "-",
                        "*",
                        "^",
                        "%",
                        "`",
                        "\"",
                        "abs(",
                        "desc",
                        "#",
                        "\n",
                        "pct(ms,5)",
                        "\u00e9",
                        ".")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join(" ", parts));
    }

    @Property(tries = 20_000)
    void anyQueryIsReadOrRefused(@ForAll("queryLike") String query) {
        List<Command> commands;
        try {
            commands = QueryParser.parse(query);
        } catch (MalformedQuery refused) {
            assertTrue(refused.begin() <= refused.end() && refused.end() <= query.length(), query);
            return;
        }
        Pipeline.run(commands, EVENTS, 100);
    }

    @Test
    void deepNestingIsRefused() {
        assertThrows(MalformedQuery.class, () -> QueryParser.parse("filter " + "(".repeat(5_000)));
        assertThrows(MalformedQuery.class, () -> QueryParser.parse("filter " + "abs(".repeat(2_000)));
        assertThrows(MalformedQuery.class, () -> QueryParser.parse("fields " + "2^".repeat(4_000) + "1"));
    }
}
