package skylab.cli.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** A file of sections with settings, as {@code ~/.aws/config} is (AWS CLI user guide, "Configuration and credential file settings"). */
final class ConfigFile {
    private final Map<String, Map<String, String>> sections;

    private ConfigFile(Map<String, Map<String, String>> sections) {
        this.sections = sections;
    }

    static ConfigFile read(Syscalls sys, String path) {
        String text;
        try {
            text = sys.readFile(path).text();
        } catch (Errno none) {
            text = "";
        }
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String raw : text.split("\n")) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                String name = line.substring(1, line.length() - 1).strip();
                current = sections.computeIfAbsent(name, key -> new LinkedHashMap<>());
            } else if (!line.startsWith("#") && !line.startsWith(";") && line.contains("=")) {
                String[] parts = line.split("=", 2);
                current.put(parts[0].strip(), parts[1].strip());
            }
        }
        return new ConfigFile(sections);
    }

    Set<String> names() {
        return sections.keySet();
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    Optional<String> get(String section, String name) {
        return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(name));
    }

    void set(String section, String name, String value) {
        sections.computeIfAbsent(section, key -> new LinkedHashMap<>()).put(name, value);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        sections.forEach((section, settings) -> {
            text.append('[').append(section).append("]\n");
            settings.forEach((name, value) ->
                    text.append(name).append(" = ").append(value).append('\n'));
        });
        return text.toString();
    }
}
