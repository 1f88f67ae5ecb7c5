package skylab.guest.ssh.server;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.ssh.KeyMaterial;

/**
 * A line of {@code authorized_keys} (sshd(8), "AUTHORIZED_KEYS FILE FORMAT").
 *
 * @param options by name in lower case; a value is empty if there is none
 * @param key the key
 * @param comment what follows it
 */
record AuthorizedKey(TreeMap<String, String> options, KeyMaterial.Blob key, String comment) {
    private static final String TYPES = "(ssh-|ecdsa-|sk-)[\\w@.-]+";

    static Optional<AuthorizedKey> parse(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        TreeMap<String, String> options = new TreeMap<>();
        if (!text.split("\\s+", 2)[0].matches(TYPES)) {
            int end = options(text, options);
            text = text.substring(end).strip();
        }
        String[] words = text.split("\\s+", 3);
        if (words.length < 2 || !words[0].matches(TYPES)) {
            return Optional.empty();
        }
        return KeyMaterial.Blob.parse(words[1])
                .filter(key -> key.type().equals(words[0]))
                .map(key -> new AuthorizedKey(options, key, words.length > 2 ? words[2] : ""));
    }

    // Options have commas between them and end at the first space outside of quotes.
    private static int options(String text, TreeMap<String, String> options) {
        StringBuilder one = new StringBuilder();
        boolean quoted = false;
        int i = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                one.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || Character.isWhitespace(c))) {
                add(options, one.toString());
                one.setLength(0);
                if (c != ',') {
                    break;
                }
            } else {
                one.append(c);
            }
        }
        add(options, one.toString());
        return i;
    }

    private static void add(TreeMap<String, String> options, String one) {
        if (!one.isEmpty()) {
            String[] pair = one.split("=", 2);
            options.putIfAbsent(pair[0].toLowerCase(java.util.Locale.ROOT), pair.length > 1 ? pair[1] : "");
        }
    }

    /** The command that it is limited to. */
    Optional<String> command() {
        return Optional.ofNullable(options.get("command"));
    }

    /** Whether it may be used from there. */
    boolean admits(String address) {
        return !options.containsKey("from")
                || Sources.match(List.of(options.get("from").split(",")), address);
    }

    /** Whether something is denied by {@code no-…} or {@code restrict}. */
    boolean denies(String what) {
        return options.containsKey("no-" + what) || (options.containsKey("restrict") && !options.containsKey(what));
    }
}
