package skylab.guest.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A distribution of Linux as a quick-start image has it.
 *
 * @param name by which machines refer to it
 * @param prettyName as in {@code /etc/os-release}
 * @param id as there
 * @param version as there
 * @param kernelRelease without the architecture
 * @param kernelVersion as {@code uname -v}
 * @param user who may log in
 * @param fileSystem of the root
 * @param files names of the lists of its files
 */
public record Distribution(
        String name,
        String prettyName,
        String id,
        String version,
        String kernelRelease,
        String kernelVersion,
        String user,
        String fileSystem,
        List<String> files) {
    private static final SortedMap<String, Distribution> ALL = read();

    /** Copies the list. */
    public Distribution {
        files = List.copyOf(files);
    }

    /** All of them by name. */
    public static SortedMap<String, Distribution> all() {
        return ALL;
    }

    /** Its files, for a user who may log in. */
    public List<Listing> listings(String login) {
        String home = "/home/" + login;
        Map<String, String> facts = Map.of(
                "user",
                login,
                "home",
                home,
                "pretty",
                prettyName,
                "version",
                version,
                "id",
                id,
                "kernel",
                kernelRelease);
        return files.stream().map(file -> Listing.read(file + ".files", facts)).toList();
    }

    private static SortedMap<String, Distribution> read() {
        SortedMap<String, Distribution> all = new TreeMap<>();
        try (InputStream in = Distribution.class.getResourceAsStream("distributions.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cell = line.split("\t");
                if (!line.startsWith("#")) {
                    all.put(
                            cell[0],
                            new Distribution(
                                    cell[0],
                                    cell[1],
                                    cell[2],
                                    cell[3],
                                    cell[4],
                                    cell[5],
                                    cell[6],
                                    cell[7],
                                    List.of(cell[8].split(" "))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
