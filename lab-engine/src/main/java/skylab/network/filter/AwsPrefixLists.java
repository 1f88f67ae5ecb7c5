package skylab.network.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The prefix lists that AWS itself keeps in each region: they are there without a row in the world, and nobody can
 * change them (VPC guide, "AWS-managed prefix lists").
 */
public final class AwsPrefixLists {
    private static final String FILE = "aws-prefix-lists.tsv";

    private static final Map<String, Map<String, PrefixList>> BY_REGION = new LinkedHashMap<>();

    static {
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(AwsPrefixLists.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            List<PrefixList.Entry> entries = List.of();
            for (String row : rows.lines().toList()) {
                String[] cells = row.split("\t");
                if (!row.startsWith("#")) {
                    // A quotation mark repeats the cell above.
                    entries = cells[5].equals("\"") ? entries : entries(cells[5]);
                    PrefixList list = new PrefixList(
                            cells[1],
                            cells[2],
                            cells[3],
                            Integer.parseInt(cells[4]),
                            List.of(entries),
                            "create-complete",
                            null);
                    BY_REGION
                            .computeIfAbsent(cells[0], region -> new LinkedHashMap<>())
                            .put(list.id(), list);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AwsPrefixLists() {}

    private static List<PrefixList.Entry> entries(String ranges) {
        return Stream.of(ranges.split(" "))
                .map(range -> new PrefixList.Entry(Peer.range(range).orElseThrow(), null))
                .toList();
    }

    /** All lists of a region; none for a region whose lists are not known. */
    public static List<PrefixList> of(String region) {
        return List.copyOf(BY_REGION.getOrDefault(region, Map.of()).values());
    }

    /** The list of a region with an id. */
    public static Optional<PrefixList> find(String region, String id) {
        return Optional.ofNullable(BY_REGION.getOrDefault(region, Map.of()).get(id));
    }
}
