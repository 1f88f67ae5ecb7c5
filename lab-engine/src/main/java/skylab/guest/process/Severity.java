package skylab.guest.process;

import java.util.Locale;
import java.util.Optional;

/** How urgent a log line is, the most urgent first; its number in the protocol is its place. */
public enum Severity {
    EMERG,
    ALERT,
    CRIT,
    ERR,
    WARNING,
    NOTICE,
    INFO,
    DEBUG;

    /** The severity of a name such as {@code err}, {@code error} or {@code warn}, or of a number. */
    public static Optional<Severity> named(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        for (Severity one : values()) {
            if (one.name().equals(plain) || Integer.toString(one.ordinal()).equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.ofNullable(
                switch (plain) {
                    case "PANIC" -> EMERG;
                    case "ERROR" -> ERR;
                    case "WARN" -> WARNING;
                    default -> null;
                });
    }
}
