package skylab.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that the machine must have, one line of {@code needs.txt}, which the bootstrap reads too.
 *
 * @param purpose what needs it: {@code build}, {@code run} or {@code test}
 * @param name its name in findings
 * @param probes any of them will do: {@code jdk}, a command's name, or a pattern of absolute file names
 * @param packages Debian's packages, any of which brings it; the preferred one first
 */
public record Need(String purpose, String name, List<String> probes, List<String> packages) {

    public Need {
        probes = List.copyOf(probes);
        packages = List.copyOf(packages);
    }

    /** All needs, in the order of the file. */
    public static List<Need> all() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Need.class.getResourceAsStream("needs.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Need::parse)
                    .toList();
        }
    }

    private static Need parse(String line) {
        String[] fields = line.split(" ");
        return new Need(fields[0], fields[1], List.of(fields[2].split("\\|")), List.of(fields[3].split("\\|")));
    }

    /** Whether a machine has it. */
    public boolean metBy(Machine machine) {
        return probes.stream().anyMatch(probe -> {
            if (probe.equals("jdk")) {
                return machine.javaVersion() >= 17 && machine.hasModule("jdk.jshell");
            }
            return probe.startsWith("/")
                    ? machine.anyFile(probe)
                    : machine.command(probe).isPresent();
        });
    }
}
