package skylab.guest.command.network;

import java.util.Map;

/** The names of well-known ports, as {@code /etc/services} has them. */
final class Ports {
    private static final Map<Integer, String> NAMES = Map.of(
            21,
            "ftp",
            22,
            "ssh",
            23,
            "telnet",
            25,
            "smtp",
            53,
            "domain",
            80,
            "http",
            443,
            "https",
            3306,
            "mysql",
            5432,
            "postgres",
            8080,
            "webcache");

    private Ports() {}

    /** The name of a port, or its number. */
    static String name(int port, boolean numeric) {
        return numeric ? Integer.toString(port) : NAMES.getOrDefault(port, Integer.toString(port));
    }
}
