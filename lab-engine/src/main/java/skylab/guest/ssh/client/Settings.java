package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code ssh_config(5)} and options say for one host. The first value that is found for a keyword counts, but for
 * those of which there may be several.
 *
 * @param values by keyword in lower case
 */
public record Settings(SortedMap<String, List<String>> values) {
    private static final List<String> SEVERAL = List.of(
            "identityfile", "certificatefile", "localforward", "remoteforward", "dynamicforward", "sendenv", "setenv");

    /** Copies the map. */
    public Settings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Nothing set. */
    public static final Settings NONE = new Settings(new TreeMap<>());

    /** This and one more value; nothing changes if the keyword has its value already. */
    public Settings with(String keyword, String value) {
        List<String> before = values.getOrDefault(keyword, List.of());
        if (!before.isEmpty() && !SEVERAL.contains(keyword)) {
            return this;
        }
        SortedMap<String, List<String>> more = new TreeMap<>(values);
        List<String> both = new ArrayList<>(before);
        both.add(value);
        more.put(keyword, List.copyOf(both));
        return new Settings(more);
    }

    /** This with a value in place of what there was. */
    public Settings instead(String keyword, String value) {
        SortedMap<String, List<String>> other = new TreeMap<>(values);
        other.put(keyword, List.of(value));
        return new Settings(other);
    }

    /** The value of a keyword. */
    public Optional<String> get(String keyword) {
        return all(keyword).stream().findFirst();
    }

    /** All values of a keyword. */
    public List<String> all(String keyword) {
        return values.getOrDefault(keyword, List.of());
    }

    /** The value of a keyword, or what is so without one. */
    public String get(String keyword, String usual) {
        return get(keyword).orElse(usual);
    }

    /** A number of seconds: as digits, or with {@code s}, {@code m}, {@code h}, {@code d} behind them. */
    public long seconds(String keyword, long usual) {
        return get(keyword)
                .filter(text -> !text.equals("none"))
                .map(Settings::seconds)
                .orElse(usual);
    }

    private static long seconds(String text) {
        long unit =
                switch (text.charAt(text.length() - 1)) {
                    case 'm', 'M' -> 60;
                    case 'h', 'H' -> 3600;
                    case 'd', 'D' -> 86_400;
                    default -> 1;
                };
        return Long.parseLong(text.replaceFirst("[smhdSMHD]$", "")) * unit;
    }

    /** Whether it is {@code yes}. */
    public boolean is(String keyword, boolean usual) {
        return get(keyword)
                .map(text -> text.equals("yes") || text.equals("true"))
                .orElse(usual);
    }
}
