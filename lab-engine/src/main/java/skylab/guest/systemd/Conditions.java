package skylab.guest.systemd;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.FileCalls;

/** The conditions under which units are started (systemd.unit(5), "CONDITIONS AND ASSERTS"). */
final class Conditions {
    private Conditions() {}

    /** The first condition that does not hold, as it was written. */
    static Optional<String> unmet(FileCalls files, Unit unit) {
        for (UnitText.Setting one : unit.text().settings()) {
            if (one.section().equals("Unit")
                    && one.key().startsWith("Condition")
                    && !one.value().isEmpty()) {
                boolean not = one.value().startsWith("!");
                String path = unit.specified(one.value()).replaceFirst("^[!|]+", "");
                Optional<Boolean> holds = holds(files, one.key(), path);
                if (holds.isPresent() && holds.get() == not) {
                    return Optional.of(one.key() + "=" + one.value());
                }
            }
        }
        return Optional.empty();
    }

    // Conditions on hardware and the like are taken to hold.
    private static Optional<Boolean> holds(FileCalls files, String key, String path) {
        try {
            return switch (key) {
                case "ConditionPathExists" -> Optional.of(files.exists(path));
                case "ConditionPathIsDirectory" ->
                    Optional.of(files.exists(path) && files.stat(path).isDirectory());
                case "ConditionFileNotEmpty" ->
                    Optional.of(files.exists(path) && files.stat(path).size() > 0);
                case "ConditionDirectoryNotEmpty" ->
                    Optional.of(files.exists(path) && !files.list(path).isEmpty());
                case "ConditionFileIsExecutable" ->
                    Optional.of(files.exists(path) && (files.stat(path).permissions() & 0111) != 0);
                default -> Optional.empty();
            };
        } catch (Errno e) {
            return Optional.of(!List.of("ConditionPathExists").contains(key));
        }
    }
}
