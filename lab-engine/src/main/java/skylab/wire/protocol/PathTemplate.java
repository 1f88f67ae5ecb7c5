package skylab.wire.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with labels, such as {@code /snapshots/{snapshotId}/blocks} (Smithy, "HTTP bindings").
 *
 * @param pattern what paths it fits
 * @param labels its labels by the names of the pattern's groups
 */
record PathTemplate(Pattern pattern, Map<String, String> labels) {
    private static final Pattern LABEL = Pattern.compile("\\{(\\w+)(\\+?)}");
    private static final Map<String, PathTemplate> KNOWN = new ConcurrentHashMap<>();

    /** The template of a text. */
    static PathTemplate of(String text) {
        return KNOWN.computeIfAbsent(text, PathTemplate::parse);
    }

    private static PathTemplate parse(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        StringBuilder pattern = new StringBuilder();
        Matcher label = LABEL.matcher(text);
        int done = 0;
        while (label.find()) {
            String group = "label" + labels.size();
            labels.put(group, label.group(1));
            pattern.append(Pattern.quote(text.substring(done, label.start())))
                    .append("(?<")
                    .append(group)
                    .append(label.group(2).isEmpty() ? ">[^/]+)" : ">.+)");
            done = label.end();
        }
        return new PathTemplate(
                Pattern.compile(
                        pattern.append(Pattern.quote(text.substring(done))).toString()),
                labels);
    }

    /** The labels' values, decoded, if a path fits. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        labels.forEach((group, name) -> values.put(name, HttpCall.decode(matcher.group(group))));
        return Optional.of(values);
    }
}
