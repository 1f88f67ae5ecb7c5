package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.process.UsageError;

/** Numbers of fields or characters, counted from 1: {@code 1,3-5,7-}. */
record Ranges(List<Range> ranges, boolean complement) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})?(-)?([0-9]{1,9})?");

    Ranges {
        ranges = List.copyOf(ranges);
    }

    /** From and to, both included. */
    record Range(int from, int to) {}

    static Ranges parse(String text, boolean complement, boolean fields) {
        String what = fields ? "field" : "byte/character";
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split("[, ]", -1)) {
            Matcher matcher = FORM.matcher(part);
            if (!matcher.matches()) {
                throw wrong(
                        fields
                                ? "invalid field value '" + part + "'"
                                : "invalid byte/character position '" + part + "'");
            }
            boolean open = matcher.group(2) != null;
            if (matcher.group(1) == null && matcher.group(3) == null) {
                throw wrong(
                        open
                                ? "invalid range with no endpoint: -"
                                : (fields ? "fields" : "byte/character positions") + " are numbered from 1");
            }
            int from = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
            int to = matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : open ? Integer.MAX_VALUE : from;
            if (from == 0) {
                throw wrong((fields ? "fields" : what + " positions") + " are numbered from 1");
            }
            if (to < from) {
                throw wrong("invalid decreasing range");
            }
            ranges.add(new Range(from, to));
        }
        return new Ranges(ranges, complement);
    }

    private static UsageError wrong(String message) {
        return new UsageError(message + "\nTry 'cut --help' for more information.", 1);
    }

    boolean contains(int number) {
        return ranges.stream().anyMatch(range -> range.from <= number && number <= range.to) != complement;
    }

    /** Whether a selected range begins there, for what is put between ranges. */
    boolean begins(int number) {
        return contains(number) && (number == 1 || !contains(number - 1));
    }
}
