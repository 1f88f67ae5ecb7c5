package skylab.aws.cloudwatch.math.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.telemetry.MetricId;

class SearchTest {
    private static final MetricId CPU = MetricId.of("AWS/EC2", "CPUUtilization", "InstanceId", "i-1234567890123456");

    /** The guide's tables of tokens and of what they find. */
    @ParameterizedTest
    @CsvSource({
        "CustomCount1, 'Custom, Count, 1'",
        "SDBFailure, 'SDB, Failure'",
        "Project2-trial333, 'Project, 2, trial, 333'",
        "CPUUtilization, 'CPU, Utilization'"
    })
    void namesAreCutAtCapitalsAndNumbers(String name, String parts) {
        assertEquals(List.of(parts.split(", ")), Tokens.parts(name));
    }

    @ParameterizedTest
    @CsvSource({
        "count, CustomCount1, true",
        "Count, CustomCount1, true",
        "COUNT, CustomCount1, true",
        "couNT, CustomCount1, false",
        "CustomCount, CustomCount1, true",
        "Count1, CustomCount1, true",
        "customcount, CustomCount1, false",
        "count1, CustomCount1, false",
        "customcount1, CustomCount1, true",
        "network/errors, Network-Errors-2, true",
        "network+errors, NetworkErrors2, true",
        "network-errors, NetworkErrors2, true",
        "Network_Errors, Network-Errors-2, true",
        "errors/network, NetworkErrors2, false",
    })
    void partsAreFoundAsTheGuideSays(String sought, String name, boolean found) {
        MetricId id = MetricId.of("Own", name);
        assertEquals(found, Search.parse(sought).matches(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                " {AWS/EC2,InstanceId} MetricName=\"CPUUtilization\" ; true",
                "{AWS/EC2, InstanceId}, MetricName=\"CPUUtilization\"; true",
                "{AWS/EC2,InstanceId}; true",
                "{AWS/EC2}; true",
                "{AWS/EC2,InstanceType} CPUUtilization; false",
                "{AWS/EC2,InstanceId,InstanceType}; false",
                "{AWS/EBS,VolumeId}; false",
                "{\"AWS/EC2\", \"InstanceId\"} cpu; true",
                "\"CPUUtilization\"; true",
                "\"Utilization\"; false",
                "utilization; true",
                "\"AWS/EC2\" MetricName=\"CPUUtilization\"; true",
                "InstanceId=\"i-1234567890123456\"; true",
                "InstanceType=micro; false",
                "{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\" NOT i-1234567890123456; false",
                "NOT Namespace=AWS; false",
                "NOT Namespace=Own; true",
                "network OR cpu; true",
                "network AND cpu; false",
                "network cpu; false",
                "(EC2 OR EBS) AND MetricName=utilization; true",
                "(EC2 OR EBS) MetricName=ReadOps; false",
                "MetricName=\"Errors\" OR (MetricName=\"CPUUtilization\" AND (EC2 OR ProjectB)); true",
                "NOT \"ProjectA\" NOT \"ProjectB\"; true",
            })
    void searchesOfTheGuide(String search, boolean found) {
        assertEquals(found, Search.parse(search).matches(CPU));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{", "{}", "{A,}", "{A", "(", "a)", "OR a", "a AND", "NOT", "a=", "\"a", "a = = b"})
    void refusals(String search) {
        assertThrows(SearchException.class, () -> Search.parse(search));
    }

    @Property(tries = 1000)
    void anyTextIsASearchOrRefused(
            @ForAll
                    @StringLength(max = 1100)
                    @Chars({'(', ')', '{', '}', '"', '\\', '=', ',', ' ', 'N', 'O', 'T', 'R', 'A', 'D'})
                    @CharRange(from = 'a', to = 'c')
                    String text) {
        try {
            Search.parse(text).matches(new MetricId("Own", text, new TreeMap<>()));
        } catch (SearchException refused) {
            // That is the law: nothing else is thrown.
        }
    }
}
