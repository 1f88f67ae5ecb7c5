package skylab.guest.process;

import java.util.Locale;
import java.util.Optional;

/** What kind of program logs (RFC 5424, {@code syslog(3)}). */
public enum Facility {
    KERN(0),
    USER(1),
    MAIL(2),
    DAEMON(3),
    AUTH(4),
    SYSLOG(5),
    LPR(6),
    NEWS(7),
    UUCP(8),
    CRON(9),
    AUTHPRIV(10),
    FTP(11),
    LOCAL0(16),
    LOCAL1(17),
    LOCAL2(18),
    LOCAL3(19),
    LOCAL4(20),
    LOCAL5(21),
    LOCAL6(22),
    LOCAL7(23);

    private final int number;

    Facility(int number) {
        this.number = number;
    }

    /** Its number in the protocol. */
    public int number() {
        return number;
    }

    /** The facility of a name, in any case. */
    public static Optional<Facility> named(String name) {
        for (Facility one : values()) {
            if (one.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(one);
            }
        }
        return name.equalsIgnoreCase("security") ? Optional.of(AUTH) : Optional.empty();
    }
}
