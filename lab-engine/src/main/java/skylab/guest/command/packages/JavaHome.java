package skylab.guest.command.packages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/**
 * An installation of Java, as the {@code release} file in its home describes it.
 *
 * @param fields of the file
 */
record JavaHome(Map<String, String> fields) {
    JavaHome {
        fields = Map.copyOf(fields);
    }

    /** The home that a command belongs to, found as the shell found the command. */
    static Optional<JavaHome> of(Syscalls sys, String command) {
        String path = command;
        if (!command.contains("/")) {
            path = "";
            for (String directory : sys.env().getOrDefault("PATH", "/usr/bin").split(":")) {
                if (path.isEmpty() && sys.exists(directory + "/" + command)) {
                    path = directory + "/" + command;
                }
            }
        }
        try {
            String real = sys.realPath(path);
            String text = Files.text(sys, real.replaceFirst("/bin/[^/]+$", "/release"));
            Map<String, String> fields = new HashMap<>();
            text.lines()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> fields.put(parts[0], parts[1].replace("\"", "")));
            return fields.containsKey("JAVA_VERSION") ? Optional.of(new JavaHome(fields)) : Optional.empty();
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    /** Such as {@code 17.0.17}. */
    String version() {
        return fields.get("JAVA_VERSION");
    }

    private boolean eight() {
        return version().startsWith("1.8");
    }

    /** What {@code java -version} tells, or with two dashes {@code java --version}. */
    String text(boolean modern) {
        String runtime = fields.getOrDefault("JAVA_RUNTIME_VERSION", version());
        String vendor = fields.getOrDefault("IMPLEMENTOR_VERSION", "");
        String shown =
                vendor.startsWith("Corretto") ? vendor + " " : vendor.startsWith("Red_Hat") ? "(" + vendor + ") " : "";
        String date = eight()
                ? ""
                : " " + fields.getOrDefault("JAVA_VERSION_DATE", "") + (runtime.endsWith("LTS") ? " LTS" : "");
        String build = eight() ? version() + "-" + fields.getOrDefault("JAVA_BUILD", "b00") : runtime;
        return "openjdk " + (modern ? version() : "version \"" + version() + "\"") + date
                + "\nOpenJDK Runtime Environment " + shown + "(build " + build
                + ")\nOpenJDK 64-Bit Server VM " + shown + "(build " + runtime + ", mixed mode"
                + (eight() ? "" : ", sharing") + ")\n";
    }
}
