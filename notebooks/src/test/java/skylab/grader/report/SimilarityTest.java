package skylab.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityTest {
    private static final List<String> USUAL =
            List.of("DescribeImages", "RunInstances", "DescribeInstances", "StopInstances");

    @TempDir
    Path directory;

    private Steps steps(String name, List<String> lines) throws Exception {
        Path file = directory.resolve(name);
        Files.write(file, lines);
        return Steps.read(file);
    }

    private static String action(String name, String parameters) {
        return "{\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"" + name + "\",\"requestParameters\":"
                + parameters + "}";
    }

    private List<String> work(String group, String cidr, String id, String... detour) {
        List<String> lines = new java.util.ArrayList<>(List.of("{\"skylab\":1,\"seed\":2026}"));
        USUAL.forEach(each -> lines.add(action(each, "{\"instanceIds\":[\"" + id + "\"]}")));
        lines.add(action("CreateSecurityGroup", "{\"groupName\":\"" + group + "\"}"));
        lines.add(action(
                "AuthorizeSecurityGroupIngress", "{\"cidrIp\":\"" + cidr + "\",\"groupId\":\"sg-0123456789abcdef0\"}"));
        for (String step : detour) {
            lines.add(action(step, "{}"));
        }
        return lines;
    }

    private Map<String, Steps> group() throws Exception {
        Map<String, Steps> all = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            all.put(
                    "honest" + i,
                    steps("h" + i, work("group-of-" + i, "203.0." + i + ".0/24", "i-%017x".formatted(i))));
        }
        String[] detour = {"CreateVolume", "DetachVolume", "DeleteVolume", "CreateSnapshot"};
        all.put("original", steps("o", work("mine", "198.51.100.7/32", "i-0aaaaaaaaaaaaaaaa", detour)));
        all.put("copy", steps("c", work("renamed", "198.51.100.7/32", "i-0bbbbbbbbbbbbbbbb", detour)));
        return all;
    }

    @Test
    void aRenamedCopyIsFoundWithWhatGivesItAwayAndTheSameSolutionIsNoCopy() throws Exception {
        List<Similarity.Pair> pairs = Similarity.pairs(group());
        assertEquals(1, pairs.size(), pairs.toString());
        Similarity.Pair pair = pairs.get(0);
        assertEquals("copy original", pair.one() + " " + pair.other());
        assertTrue(pair.share() > 0.6, pair.toString());
        assertEquals(List.of("198.51.100.7/32"), pair.values());
        assertTrue(
                pair.steps().get(0).contains("CreateVolume")
                        || pair.steps().get(0).contains("Snapshot"),
                pair.toString());
    }

    @Test
    void idsNamesAndHowOftenOneAsksMakeNoDifference() throws Exception {
        Steps one = steps("one", work("a-name", "10.0.0.0/16", "i-0123456789abcdef0"));
        List<String> again = new java.util.ArrayList<>(work("other-name", "10.0.0.0/16", "i-0fedcba9876543210"));
        again.add(2, again.get(1));
        assertEquals(one.done(), steps("other", again).done());
    }

    @Test
    void aJournalThatIsNoneHasNoSteps() throws Exception {
        assertTrue(Steps.read(directory.resolve("nothing")).done().isEmpty());
        Steps torn = steps("torn", List.of("{\"skylab\":1}", action("RunInstances", "{}"), "{\"event", "[[["));
        assertEquals(1, torn.done().size());
        assertFalse(Similarity.pairs(Map.of("a", torn, "b", Steps.read(directory.resolve("none"))))
                .iterator()
                .hasNext());
    }

    @Test
    void fiveHundredAreComparedInAMoment() throws Exception {
        Map<String, Steps> many = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            many.put(
                    "s" + i,
                    steps(
                            "m" + i,
                            work(
                                    "g" + i,
                                    "10." + i % 250 + ".0.0/16",
                                    "i-%017x".formatted(i),
                                    "D" + i,
                                    "E" + i,
                                    "F" + i)));
        }
        assertEquals(List.of(), Similarity.pairs(many));
    }
}
