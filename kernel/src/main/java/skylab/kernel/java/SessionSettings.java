package skylab.kernel.java;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.builtin.Glob;

/**
 * What the environment asks of a session, in the variables of IJava.
 *
 * @param classPath jars and directories that cells may use from the start
 * @param compilerOptions as for {@code javac}
 * @param timeout how long a cell may run; empty means as long as it likes
 * @param startupScripts files of Java that run before the first cell
 * @param startupScript Java that runs after them
 * @see <a href="https://github.com/SpencerPark/IJava#list-of-options">IJava's options</a>
 */
public record SessionSettings(
        List<Path> classPath,
        List<String> compilerOptions,
        Optional<Duration> timeout,
        List<Path> startupScripts,
        String startupScript) {
    /** A session that nobody asks anything of. */
    public static final SessionSettings NONE =
            new SessionSettings(List.of(), List.of(), Optional.empty(), List.of(), "");

    /**
     * Reads {@code IJAVA_CLASSPATH}, {@code IJAVA_COMPILER_OPTS}, {@code IJAVA_TIMEOUT} (milliseconds unless a {@link
     * TimeUnit} is named; below 1 none), {@code IJAVA_STARTUP_SCRIPTS_PATH} and {@code IJAVA_STARTUP_SCRIPT}. Paths may
     * have the wildcards of {@link Glob}.
     *
     * @throws IllegalArgumentException when a variable is not as it must be
     */
    public static SessionSettings of(Map<String, String> environment) {
        return new SessionSettings(
                paths(environment.getOrDefault("IJAVA_CLASSPATH", "")),
                words(environment.getOrDefault("IJAVA_COMPILER_OPTS", "")),
                timeout(environment.getOrDefault("IJAVA_TIMEOUT", "")),
                paths(environment.getOrDefault("IJAVA_STARTUP_SCRIPTS_PATH", "")),
                environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""));
    }

    /** The scripts in the order in which they run. */
    List<String> scripts() {
        List<String> texts = new ArrayList<>();
        for (Path file : startupScripts) {
            try {
                texts.add(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!startupScript.isBlank()) {
            texts.add(startupScript);
        }
        return texts;
    }

    private static List<Path> paths(String list) {
        List<Path> found = new ArrayList<>();
        if (!list.isBlank()) {
            for (String pattern : list.split(Pattern.quote(File.pathSeparator))) {
                try {
                    found.addAll(Glob.find(pattern, Path::of));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arguments.split(text);
    }

    private static Optional<Duration> timeout(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher duration =
                Pattern.compile("\\s*(-?\\d{1,15})\\s*([A-Za-z]*)\\s*").matcher(text);
        if (!duration.matches()) {
            throw new IllegalArgumentException("IJAVA_TIMEOUT: " + text);
        }
        long amount = Long.parseLong(duration.group(1));
        String unit =
                duration.group(2).isEmpty() ? "MILLISECONDS" : duration.group(2).toUpperCase(Locale.ROOT);
        return amount < 1
                ? Optional.empty()
                : Optional.of(Duration.of(amount, TimeUnit.valueOf(unit).toChronoUnit()));
    }
}
