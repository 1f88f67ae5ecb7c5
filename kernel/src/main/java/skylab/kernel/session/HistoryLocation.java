package skylab.kernel.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the history of a user is kept: beside Jupyter's other data, unless they say otherwise. */
public final class HistoryLocation {
    /** The variable with another file, or {@code off}; {@value}. */
    public static final String VARIABLE = "SKYLAB_HISTORY";

    /** The option that front ends made for ipykernel pass. */
    private static final String OPTION = "--HistoryManager.hist_file=";

    private static final String NOWHERE = ":memory:";

    private HistoryLocation() {}

    /**
     * The file for the history, empty when none is to be kept.
     *
     * @param environment of this process
     * @param arguments of this process; {@code --HistoryManager.hist_file=:memory:} keeps none
     * @param system the name of the operating system, as {@code os.name}
     * @param home the user's home directory
     */
    public static Optional<Path> of(Map<String, String> environment, List<String> arguments, String system, Path home) {
        String chosen = environment.getOrDefault(VARIABLE, "");
        if (arguments.contains(OPTION + NOWHERE) || chosen.equals("off") || chosen.equals(NOWHERE)) {
            return Optional.empty();
        }
        return Optional.of(
                chosen.isEmpty()
                        ? data(environment, system.toLowerCase(Locale.ROOT), home)
                                .resolve(Path.of("skylab", "history.jsonl"))
                        : Path.of(chosen));
    }

    private static Path data(Map<String, String> environment, String system, Path home) {
        String own = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        if (system.startsWith("mac")) {
            return home.resolve(Path.of("Library", "Jupyter"));
        }
        if (system.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isEmpty() ? home.resolve(Path.of(".jupyter", "data")) : Path.of(roaming, "jupyter");
        }
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = shared.isEmpty() ? home.resolve(Path.of(".local", "share")) : Path.of(shared);
        return base.resolve("jupyter");
    }
}
