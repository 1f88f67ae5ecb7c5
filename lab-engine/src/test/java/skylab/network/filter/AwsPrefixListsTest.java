package skylab.network.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.network.Cidr;

class AwsPrefixListsTest {
    static Stream<String> regions() throws IOException {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                AwsPrefixListsTest.class.getResourceAsStream("/skylab/aws/ec2/regions.tsv"), StandardCharsets.UTF_8))) {
            return rows.lines().filter(row -> !row.startsWith("#")).map(row -> row.split("\t")[0]).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("regions")
    void everyRegionHasAListForEachService(String region) {
        List<PrefixList> lists = AwsPrefixLists.of(region);
        assertEquals(4, lists.stream().map(PrefixList::id).distinct().count());
        for (PrefixList list : lists) {
            assertEquals(list, AwsPrefixLists.find(region, list.id()).orElseThrow());
            assertTrue(list.id().matches("pl-([0-9a-f]{8}|0[0-9a-f]{16})"), list.id());
            assertTrue(list.name().contains(region) || list.name().contains(".global."), list.name());
            assertFalse(list.entries().isEmpty());
            for (PrefixList.Entry entry : list.entries()) {
                Cidr range = Cidr.of(entry.cidr());
                assertTrue(list.contains(range.network()) && list.contains(range.last()));
            }
            assertFalse(list.contains(Cidr.address("10.0.0.1").orElseThrow()));
        }
    }
}
