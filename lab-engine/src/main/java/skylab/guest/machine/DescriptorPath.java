package skylab.guest.machine;

import java.util.OptionalInt;

/** Names of a process's own open descriptors: {@code /dev/fd/3}, {@code /proc/self/fd/3}, {@code /dev/stdin}. */
final class DescriptorPath {
    private DescriptorPath() {}

    /** The descriptor that a path names. */
    static OptionalInt of(String path) {
        switch (path) {
            case "/dev/stdin":
                return OptionalInt.of(0);
            case "/dev/stdout":
                return OptionalInt.of(1);
            case "/dev/stderr":
                return OptionalInt.of(2);
            default:
                String digits = path.startsWith("/dev/fd/")
                        ? path.substring(8)
                        : path.startsWith("/proc/self/fd/") ? path.substring(14) : "";
                return digits.matches("[0-9]{1,5}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
        }
    }
}
