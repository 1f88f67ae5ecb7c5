package skylab.guest.process;

import java.util.Optional;

/** The signals of Linux that matter here, with their numbers. */
public enum Signal {
    HUP(1, "Hangup"),
    INT(2, "Interrupt"),
    QUIT(3, "Quit"),
    KILL(9, "Killed"),
    USR1(10, "User defined signal 1"),
    USR2(12, "User defined signal 2"),
    PIPE(13, "Broken pipe"),
    ALRM(14, "Alarm clock"),
    TERM(15, "Terminated"),
    CHLD(17, "Child exited"),
    CONT(18, "Continued"),
    STOP(19, "Stopped (signal)"),
    TSTP(20, "Stopped"),
    TTIN(21, "Stopped (tty input)"),
    TTOU(22, "Stopped (tty output)"),
    WINCH(28, "Window changed");

    private final int number;
    private final String text;

    Signal(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** Its number on x86 and ARM. */
    public int number() {
        return number;
    }

    /** What {@code strsignal} says. */
    public String text() {
        return text;
    }

    /** What happens to a process that neither catches nor ignores it. */
    public boolean endsProcess() {
        return switch (this) {
            case CHLD, CONT, WINCH, STOP, TSTP, TTIN, TTOU -> false;
            default -> true;
        };
    }

    /** Whether it halts a process that neither catches nor ignores it. */
    public boolean stopsProcess() {
        return this == STOP || this == TSTP || this == TTIN || this == TTOU;
    }

    /** The signal of a number or of a name with or without {@code SIG}. */
    public static Optional<Signal> parse(String name) {
        String plain = name.toUpperCase(java.util.Locale.ROOT);
        if (plain.startsWith("SIG")) {
            plain = plain.substring(3);
        }
        for (Signal signal : values()) {
            if (signal.name().equals(plain) || Integer.toString(signal.number).equals(plain)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}
