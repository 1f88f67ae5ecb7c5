package skylab.network.internet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.network.Cidr;

/**
 * The Internet outside of the lab: a few well-known hosts, as data. Nothing is ever sent to them.
 */
public final class Internet {
    /**
     * A host.
     *
     * @param address its address
     * @param hops routers on the way to it
     * @param roundTrip the mean round trip from AWS's region
     */
    public record Host(String address, int hops, Duration roundTrip) {}

    // RFC 1918, 6598, 1122, 3927, 5771, 1112.
    private static final List<Cidr> NOT_ROUTED = Stream.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "0.0.0.0/8",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "224.0.0.0/3")
            .map(Cidr::of)
            .toList();

    private static final Map<String, Host> BY_NAME = new HashMap<>();
    private static final Map<String, Host> BY_ADDRESS = new HashMap<>();
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(Internet.class.getResourceAsStream("internet.tsv"), StandardCharsets.UTF_8))) {
            rows.lines().filter(row -> !row.isBlank() && !row.startsWith("#")).forEach(row -> {
                String[] cells = row.split("\t");
                Host host = new Host(
                        cells[1],
                        Integer.parseInt(cells[2]),
                        Duration.ofNanos(Math.round(Double.parseDouble(cells[3]) * 1e6)));
                BY_NAME.put(cells[0], host);
                BY_ADDRESS.put(cells[1], host);
                NAMES.putIfAbsent(cells[1], cells[0]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Internet() {}

    /** Whether an address, as an unsigned 32-bit number, is one to which the Internet has a way. */
    public static boolean isPublic(long address) {
        for (int i = 0; i < NOT_ROUTED.size(); i++) {
            if (NOT_ROUTED.get(i).contains(address)) {
                return false;
            }
        }
        return true;
    }

    /** The host of a name. */
    public static Optional<Host> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The host at an address. */
    public static Optional<Host> at(String address) {
        return Optional.ofNullable(BY_ADDRESS.get(address));
    }

    /** The name of an address. */
    public static Optional<String> nameOf(String address) {
        return Optional.ofNullable(NAMES.get(address));
    }
}
