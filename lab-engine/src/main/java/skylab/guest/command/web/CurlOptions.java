package skylab.guest.command.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.guest.process.UsageError;

/**
 * A command line of curl.
 *
 * @param flags options without arguments, by their long names
 * @param values options with arguments, in order
 * @param urls what is asked for
 */
record CurlOptions(Set<String> flags, Map<String, List<String>> values, List<String> urls) {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("s", "silent"),
            Map.entry("S", "show-error"),
            Map.entry("o", "output="),
            Map.entry("O", "remote-name"),
            Map.entry("I", "head"),
            Map.entry("i", "include"),
            Map.entry("v", "verbose"),
            Map.entry("L", "location"),
            Map.entry("k", "insecure"),
            Map.entry("X", "request="),
            Map.entry("d", "data="),
            Map.entry("H", "header="),
            Map.entry("u", "user="),
            Map.entry("w", "write-out="),
            Map.entry("m", "max-time="),
            Map.entry("f", "fail"),
            Map.entry("A", "user-agent="),
            Map.entry("e", "referer="),
            Map.entry("G", "get"),
            Map.entry("4", "ipv4"),
            Map.entry("#", "progress-bar"),
            Map.entry("V", "version"),
            Map.entry("h", "help"),
            Map.entry("J", "remote-header-name"),
            Map.entry("D", "dump-header="),
            Map.entry("T", "upload-file="),
            Map.entry("N", "no-buffer"),
            Map.entry("b", "cookie="));
    private static final Set<String> WORDS = Set.of(
            "connect-timeout=",
            "retry=",
            "retry-delay=",
            "retry-connrefused",
            "data-raw=",
            "data-binary=",
            "data-urlencode=",
            "json=",
            "compressed",
            "url=",
            "create-dirs",
            "fail-with-body",
            "max-redirs=",
            "http1.1",
            "noproxy=",
            "no-progress-meter",
            "retry-all-errors");

    CurlOptions {
        flags = Set.copyOf(flags);
        values = Map.copyOf(values);
        urls = List.copyOf(urls);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String value(String name, String usual) {
        List<String> all = all(name);
        return all.isEmpty() ? usual : all.get(all.size() - 1);
    }

    static CurlOptions parse(List<String> arguments) {
        Set<String> flags = new java.util.HashSet<>();
        Map<String, List<String>> values = new HashMap<>();
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("--") && word.length() > 2) {
                String name = word.substring(2);
                boolean valued = WORDS.contains(name + "=") || LETTERS.containsValue(name + "=");
                if (!valued && !WORDS.contains(name) && !LETTERS.containsValue(name)) {
                    throw wrong("option " + word + ": is unknown");
                }
                if (!valued) {
                    flags.add(name);
                    continue;
                }
                put(values, name, word, arguments, ++i);
            } else if (word.startsWith("-") && word.length() > 1) {
                i += letters(word, arguments, i, flags, values);
            } else {
                urls.add(word);
            }
        }
        urls.addAll(values.getOrDefault("url", List.of()));
        return new CurlOptions(flags, values, urls);
    }

    private static int letters(
            String word, List<String> arguments, int at, Set<String> flags, Map<String, List<String>> values) {
        for (int c = 1; c < word.length(); c++) {
            String name = LETTERS.get(word.substring(c, c + 1));
            if (name == null) {
                throw wrong("option -" + word.charAt(c) + ": is unknown");
            }
            if (!name.endsWith("=")) {
                flags.add(name);
                continue;
            }
            String plain = name.substring(0, name.length() - 1);
            if (c + 1 < word.length()) {
                values.computeIfAbsent(plain, none -> new ArrayList<>()).add(word.substring(c + 1));
                return 0;
            }
            put(values, plain, "-" + word.charAt(c), arguments, at + 1);
            return 1;
        }
        return 0;
    }

    private static void put(
            Map<String, List<String>> values, String name, String shown, List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw wrong("option " + shown + ": requires parameter");
        }
        values.computeIfAbsent(name, none -> new ArrayList<>()).add(arguments.get(at));
    }

    private static UsageError wrong(String message) {
        return new UsageError(message + "\ncurl: try 'curl --help' or 'curl --manual' for more information", 2);
    }
}
