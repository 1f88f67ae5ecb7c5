package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a unit file and its drop-ins, in order (systemd.syntax(7)).
 *
 * @param settings all of them
 * @param problems lines that mean nothing, as the manager complains of them
 */
public record UnitText(List<Setting> settings, List<String> problems) {
    /** Copies the lists. */
    public UnitText {
        settings = List.copyOf(settings);
        problems = List.copyOf(problems);
    }

    /** One assignment. */
    public record Setting(String section, String key, String value) {}

    static final UnitText EMPTY = new UnitText(List.of(), List.of());

    /** This and then what another file sets. */
    UnitText plus(String path, String text) {
        List<Setting> all = new ArrayList<>(settings);
        List<String> wrong = new ArrayList<>(problems);
        String section = "";
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int number = i + 1;
            String line = lines[i].trim();
            while (line.endsWith("\\") && i + 1 < lines.length) {
                i++;
                String next = lines[i].trim();
                line = next.startsWith("#") || next.startsWith(";")
                        ? line
                        : line.substring(0, line.length() - 1).stripTrailing() + " " + next;
            }
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (section.isEmpty()) {
                wrong.add(path + ":" + number + ": Assignment outside of section. Ignoring.");
            } else if (equals < 1) {
                wrong.add(path + ":" + number + ": Missing '=', ignoring line.");
            } else {
                all.add(new Setting(
                        section,
                        line.substring(0, equals).trim(),
                        line.substring(equals + 1).trim()));
            }
        }
        return new UnitText(all, wrong);
    }

    /** All values of a key; an empty assignment takes back those before it. */
    List<String> all(String section, String key) {
        List<String> values = new ArrayList<>();
        for (Setting one : settings) {
            if (one.section.equals(section) && one.key.equals(key)) {
                if (one.value.isEmpty()) {
                    values.clear();
                } else {
                    values.add(one.value);
                }
            }
        }
        return values;
    }

    /** The last value of a key. */
    Optional<String> last(String section, String key) {
        List<String> values = all(section, key);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }
}
