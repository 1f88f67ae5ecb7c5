package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.UsageError;

/**
 * What {@code dd} was told.
 *
 * @param input a path, or empty for standard input
 * @param output a path, or empty for standard output
 * @param ibs bytes read at a time
 * @param obs bytes written at a time
 * @param skip bytes of the input to pass over
 * @param seek bytes of the output to pass over
 * @param limit bytes to copy at most, {@link Long#MAX_VALUE} for all
 * @param status {@code none}, {@code noxfer}, {@code progress} or empty
 * @param conv conversions
 * @param iflag of the input
 * @param oflag of the output
 */
record DdPlan(
        Optional<String> input,
        Optional<String> output,
        long ibs,
        long obs,
        long skip,
        long seek,
        long limit,
        String status,
        List<String> conv,
        List<String> iflag,
        List<String> oflag) {
    private static final Set<String> CONV =
            Set.of("notrunc", "fsync", "fdatasync", "noerror", "sync", "nocreat", "excl", "sparse", "lcase", "ucase");
    private static final Set<String> FLAGS = Set.of(
            "direct",
            "dsync",
            "sync",
            "fullblock",
            "nocache",
            "count_bytes",
            "skip_bytes",
            "seek_bytes",
            "append",
            "nonblock",
            "noatime");
    private static final String UNITS = "KMGTPE";

    DdPlan {
        conv = List.copyOf(conv);
        iflag = List.copyOf(iflag);
        oflag = List.copyOf(oflag);
    }

    /**
     * Reads the operands.
     *
     * @throws UsageError in dd's words
     */
    static DdPlan of(List<String> operands) {
        Optional<String> input = Optional.empty();
        Optional<String> output = Optional.empty();
        long bs = 0;
        long ibs = 512;
        long obs = 512;
        long count = -1;
        long skip = 0;
        long seek = 0;
        String status = "";
        List<String> conv = new ArrayList<>();
        List<String> iflag = new ArrayList<>();
        List<String> oflag = new ArrayList<>();
        for (String operand : operands) {
            String[] pair = operand.split("=", 2);
            if (pair.length < 2) {
                throw wrong("unrecognized operand '" + operand + "'");
            }
            switch (pair[0]) {
                case "if" -> input = Optional.of(pair[1]);
                case "of" -> output = Optional.of(pair[1]);
                case "bs" -> bs = positive(pair[1]);
                case "ibs" -> ibs = positive(pair[1]);
                case "obs" -> obs = positive(pair[1]);
                case "count" -> count = number(pair[1]);
                case "skip", "iseek" -> skip = number(pair[1]);
                case "seek", "oseek" -> seek = number(pair[1]);
                case "status" -> status = oneOf(pair[1], "status level", Set.of("none", "noxfer", "progress"));
                case "conv" -> all(pair[1], "conversion", CONV, conv);
                case "iflag" -> all(pair[1], "input flag", FLAGS, iflag);
                case "oflag" -> all(pair[1], "output flag", FLAGS, oflag);
                case "cbs" -> throw new UsageError("operand 'cbs' is not emulated", 1);
                default -> throw wrong("unrecognized operand '" + operand + "'");
            }
        }
        long in = bs > 0 ? bs : ibs;
        long out = bs > 0 ? bs : obs;
        long limit = count < 0 ? Long.MAX_VALUE : iflag.contains("count_bytes") ? count : times(count, in);
        return new DdPlan(
                input,
                output,
                in,
                out,
                iflag.contains("skip_bytes") ? skip : times(skip, in),
                oflag.contains("seek_bytes") ? seek : times(seek, out),
                limit,
                status,
                conv,
                iflag,
                oflag);
    }

    private static UsageError wrong(String message) {
        return new UsageError(message + "\nTry 'dd --help' for more information.", 1);
    }

    private static String oneOf(String value, String kind, Set<String> known) {
        if (!known.contains(value)) {
            throw wrong("invalid " + kind + ": '" + value + "'");
        }
        return value;
    }

    private static void all(String values, String kind, Set<String> known, List<String> to) {
        for (String value : values.split(",")) {
            to.add(oneOf(value, kind, known));
        }
    }

    private static long times(long one, long other) {
        long high = Math.multiplyHigh(one, other);
        return high != 0 || one * other < 0 ? Long.MAX_VALUE : one * other;
    }

    private static long positive(String text) {
        long number = number(text);
        if (number == 0) {
            throw new UsageError("invalid number: '" + text + "'", 1);
        }
        return number;
    }

    /** A number with dd's units, and {@code x} between factors. */
    private static long number(String text) {
        long product = 1;
        for (String factor : text.split("x", -1)) {
            String digits = factor.replaceAll("[^0-9].*$", "");
            String unit = factor.substring(digits.length());
            long scale =
                    switch (unit) {
                        case "", "c", "B" -> 1;
                        case "w" -> 2;
                        case "b" -> 512;
                        default -> scale(unit);
                    };
            if (digits.isEmpty() || digits.length() > 18 || scale == 0) {
                throw new UsageError("invalid number: '" + text + "'", 1);
            }
            product = times(product, times(Long.parseLong(digits), scale));
        }
        return product;
    }

    // K and KiB are 1024, kB and KB are 1000.
    private static long scale(String unit) {
        int power = UNITS.indexOf(Character.toUpperCase(unit.charAt(0)));
        String rest = unit.substring(1);
        if (power < 0 || !List.of("", "iB", "B").contains(rest)) {
            return 0;
        }
        long base = rest.equals("B") ? 1000 : 1024;
        long scale = 1;
        for (int i = 0; i <= power; i++) {
            scale *= base;
        }
        return scale;
    }
}
