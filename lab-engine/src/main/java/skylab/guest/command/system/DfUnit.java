package skylab.guest.command.system;

import java.util.Locale;
import skylab.guest.process.UsageError;

/**
 * In which unit {@code df} counts.
 *
 * @param bytes of a block, or 0 for sizes as people read them
 * @param base of those, 1000 or 1024
 * @param suffix what is written behind each number
 */
record DfUnit(long bytes, int base, String suffix) {
    /** The unit that was asked for. */
    static DfUnit of(Arguments given) {
        if (given.has("h") || given.has("H")) {
            return new DfUnit(0, given.has("H") ? 1000 : 1024, "");
        } else if (given.has("m")) {
            return new DfUnit(1 << 20, 0, "");
        }
        return given.value("B").map(DfUnit::named).orElse(new DfUnit(1024, 0, ""));
    }

    private static DfUnit named(String text) {
        String digits = text.replaceAll("[^0-9].*$", "");
        String letters = text.substring(digits.length()).toUpperCase(Locale.ROOT);
        int power = letters.isEmpty() ? -1 : "KMGTPE".indexOf(letters.charAt(0));
        String rest = letters.isEmpty() ? "" : letters.substring(1);
        if (digits.length() > 15
                || (!letters.isEmpty() && power < 0)
                || !(rest.isEmpty() || rest.equals("B") || rest.equals("IB"))) {
            throw new UsageError("invalid --block-size argument '" + text + "'", 1);
        }
        long base = rest.equals("B") ? 1000 : 1024;
        long bytes = digits.isEmpty() ? 1 : Long.parseLong(digits);
        for (int i = 0; i <= power; i++) {
            bytes *= base;
        }
        if (bytes <= 0) {
            throw new UsageError("invalid --block-size argument '" + text + "'", 1);
        }
        return new DfUnit(bytes, 0, digits.isEmpty() ? letters : "");
    }

    /** A size in bytes. */
    String size(long number) {
        return bytes == 0 ? Sizes.ceiling(number, base) : (number + bytes - 1) / bytes + suffix;
    }

    /** A count. */
    String count(long number) {
        return bytes == 0 ? Sizes.ceiling(number, base) : Long.toString(number);
    }

    /** What stands above sizes. */
    String title(boolean portable) {
        if (bytes == 0) {
            return "Size";
        } else if (portable) {
            return bytes + "-blocks";
        }
        int power = 0;
        long rest = bytes;
        while (rest >= 1024 && rest % 1024 == 0) {
            rest /= 1024;
            power++;
        }
        return rest + (power == 0 ? "B" : "KMGTPE".substring(power - 1, power)) + "-blocks";
    }
}
