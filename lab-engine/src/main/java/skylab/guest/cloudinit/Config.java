package skylab.guest.cloudinit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cloud-config asks for.
 *
 * @param entries by key
 */
record Config(Map<String, Object> entries) {
    static final Config EMPTY = new Config(Map.of());

    Config {
        entries = new LinkedHashMap<>(entries);
    }

    /** This and then another; what is asked for again counts. */
    Config plus(Map<?, ?> other) {
        Map<String, Object> all = new LinkedHashMap<>(entries);
        other.forEach((key, value) -> all.put(key.toString(), value));
        return new Config(all);
    }

    Optional<String> text(String key) {
        return entries.get(key) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    boolean flag(String key) {
        return text(key)
                .map(value -> List.of("true", "yes", "on", "1").contains(value.toLowerCase(java.util.Locale.ROOT)))
                .orElse(false);
    }

    /** The items of a list; a single value is a list of one. */
    List<Object> list(String key) {
        return items(entries.get(key));
    }

    static List<Object> items(Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        return value == null || "".equals(value) ? List.of() : List.of(value);
    }

    /** The items of a list as text; those that are lists or maps are left out. */
    static List<String> texts(Object value) {
        return items(value).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /**
     * How often the scripts of a user run: {@code always}, {@code once} or {@code once-per-instance}; empty if the final
     * modules were replaced by others.
     */
    Optional<String> frequency(String module) {
        Object modules = entries.get("cloud_final_modules");
        if (!(modules instanceof List<?> list)) {
            return Optional.of("once-per-instance");
        }
        for (Object one : list) {
            List<String> words = texts(one);
            if (!words.isEmpty() && words.get(0).replace('_', '-').equals(module)) {
                return Optional.of(words.size() > 1 ? words.get(1) : "once-per-instance");
            }
        }
        return Optional.empty();
    }
}
