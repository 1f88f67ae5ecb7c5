package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.UsageError;

/**
 * A forwarded port, as {@code -L}, {@code -R} and {@code -D} describe it.
 *
 * @param kind {@code L}, {@code R} or {@code D}
 * @param bind the address to listen on; empty for the loopback address
 * @param port to listen on
 * @param host to connect to; empty for {@code D}
 * @param hostPort to connect to
 */
public record Forward(char kind, String bind, int port, String host, int hostPort) {
    private static final int FAILED = 255;

    /**
     * Reads a specification such as {@code 8080:localhost:80}.
     *
     * @throws UsageError in the words of {@code ssh}
     */
    public static Forward parse(char kind, String text) {
        String name = kind == 'L' ? "local" : kind == 'R' ? "remote" : "dynamic";
        List<String> parts = parts(text.strip().replaceAll("\\s+", ":"));
        boolean dynamic = kind == 'D' || (kind == 'R' && parts.size() <= 2);
        int targets = dynamic ? 0 : 2;
        if (parts.size() < targets + 1 || parts.size() > targets + 2) {
            throw new UsageError("Bad " + name + " forwarding specification '" + text + "'", FAILED);
        }
        boolean bound = parts.size() == targets + 2;
        int port = Keywords.port(parts.get(bound ? 1 : 0));
        int hostPort = dynamic ? 0 : Keywords.port(parts.get(parts.size() - 1));
        if (port < 0 || hostPort < 0) {
            throw new UsageError("Bad " + name + " forwarding specification '" + text + "'", FAILED);
        }
        return new Forward(kind, bound ? parts.get(0) : "", port, dynamic ? "" : parts.get(parts.size() - 2), hostPort);
    }

    /** The specification, with every part. */
    String spec() {
        return (bind.isEmpty() ? "" : "[" + bind + "]:") + port + (host.isEmpty() ? "" : ":[" + host + "]:" + hostPort);
    }

    // Parts have colons between them; a part in brackets may contain some.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean inside = false;
        for (char c : text.toCharArray()) {
            if (c == '[' || c == ']') {
                inside = c == '[';
            } else if (c == ':' && !inside) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The two parts of {@code host:port}. */
    static Optional<List<String>> hostAndPort(String text) {
        List<String> parts = parts(text);
        return parts.size() == 2 && !parts.get(0).isEmpty() && Keywords.port(parts.get(1)) > 0
                ? Optional.of(parts)
                : Optional.empty();
    }
}
