package skylab.guest.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.process.UsageError;

/**
 * What {@code ssh} was asked to do.
 *
 * @param host name or address as typed
 * @param user login name; empty for the caller's own
 * @param port 1 to 65535
 * @param identities private key files
 * @param options of {@code -o}, by name in lower case
 * @param command to be executed; empty for a shell
 */
record Invocation(
        String host, String user, int port, List<String> identities, Map<String, String> options, String command) {
    private static final String USAGE =
            "usage: ssh [-i identity_file] [-l login_name] [-o option] [-p port] destination [command [argument ...]]";

    static Invocation parse(List<String> arguments) {
        List<String> identities = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        String user = "";
        int port = 22;
        int i = 0;
        for (; i < arguments.size() && arguments.get(i).startsWith("-"); i++) {
            String word = arguments.get(i);
            if (word.length() < 2 || "iolp".indexOf(word.charAt(1)) < 0) {
                if (word.matches("-[tTqvn46]+")) {
                    continue;
                }
                throw new UsageError("unknown option -- " + word.substring(1) + "\n" + USAGE, 255);
            }
            String value = word.length() > 2 ? word.substring(2) : ++i < arguments.size() ? arguments.get(i) : "";
            switch (word.charAt(1)) {
                case 'i' -> identities.add(value);
                case 'l' -> user = value;
                case 'p' -> port = Integer.parseInt(value);
                default -> {
                    String[] pair = value.split("[= ]", 2);
                    options.put(pair[0].toLowerCase(Locale.ROOT), pair.length > 1 ? pair[1] : "");
                }
            }
        }
        if (i >= arguments.size()) {
            throw new UsageError(USAGE, 255);
        }
        String target = arguments.get(i);
        int at = target.lastIndexOf('@');
        return new Invocation(
                target.substring(at + 1),
                at >= 0 ? target.substring(0, at) : options.getOrDefault("user", user),
                port,
                List.copyOf(identities),
                java.util.Collections.unmodifiableMap(options),
                String.join(" ", arguments.subList(i + 1, arguments.size())));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
