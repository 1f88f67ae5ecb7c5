package skylab.guest.command.firewall;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Ports by the names that {@code /etc/services} gives them. */
final class Services {
    /** A single port in a listing. */
    static final Pattern PORT = Pattern.compile("\\b([ds]pt:!?)([0-9]+)\\b(?!:)");

    private static final Map<String, Integer> PORTS = new TreeMap<>(Map.of(
            "ssh", 22,
            "smtp", 25,
            "domain", 53,
            "http", 80,
            "ntp", 123,
            "https", 443,
            "mysql", 3306,
            "postgres", 5432,
            "webcache", 8080));

    private Services() {}

    static Optional<Integer> port(String name) {
        return Optional.ofNullable(PORTS.get(name));
    }

    static Optional<String> name(int port) {
        return PORTS.entrySet().stream()
                .filter(one -> one.getValue() == port)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
