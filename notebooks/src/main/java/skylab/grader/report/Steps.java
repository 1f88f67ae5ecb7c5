package skylab.grader.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody did in a lab, as far as it tells one from another.
 *
 * @param done the steps in order, without what follows from the lab or is renamed by a hand: ids and names
 * @param values what was typed: names, descriptions, command lines, addresses
 */
record Steps(List<String> done, Set<String> values) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_JOURNAL = 8 << 20;
    private static final int SHORTEST_VALUE = 4;
    private static final Pattern ID = Pattern.compile("\\b[a-z]+-[0-9a-f]{8,17}\\b");
    private static final Pattern NAME = Pattern.compile("(?i).*(name|description|value|text|line|data|token|message)");

    /** What a journal says; nothing where there is none or it cannot be read. */
    static Steps read(Path journal) {
        List<String> done = new ArrayList<>();
        Set<String> values = new TreeSet<>();
        if (!Files.isRegularFile(journal)) {
            return new Steps(done, values);
        }
        try (BufferedReader lines = new BufferedReader(new java.io.InputStreamReader(
                Files.newInputStream(journal),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
            long read = 0;
            for (String line = lines.readLine(); line != null && read < LONGEST_JOURNAL; line = lines.readLine()) {
                read += line.length();
                JsonNode entry = JSON.readTree(line);
                if (entry.path("eventName").isTextual()) {
                    JsonNode parameters = entry.path("requestParameters");
                    String step = entry.path("eventName").textValue() + describe("", parameters, values);
                    // Waiting is asking again and again: how often says nothing.
                    if (done.isEmpty() || !done.get(done.size() - 1).equals(step)) {
                        done.add(step);
                    }
                }
            }
        } catch (IOException e) {
            // What was read up to there counts.
            return new Steps(done, values);
        }
        return new Steps(done, values);
    }

    private static String describe(String key, JsonNode value, Set<String> values) {
        if (value.isObject()) {
            List<String> fields = new ArrayList<>();
            value.properties().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(field ->
                            fields.add(field.getKey() + "=" + describe(field.getKey(), field.getValue(), values)));
            return fields.stream().collect(Collectors.joining(" ", "(", ")"));
        }
        if (value.isArray()) {
            return value.valueStream()
                    .map(each -> describe(key, each, values))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        String text = ID.matcher(value.asText()).replaceAll("<id>");
        if (!value.isTextual()) {
            return text;
        }
        if (text.length() >= SHORTEST_VALUE && !text.equals("<id>")) {
            values.add(text.strip());
        }
        return NAME.matcher(key).matches() ? "…" : text;
    }
}
