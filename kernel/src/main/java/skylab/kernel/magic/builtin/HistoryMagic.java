package skylab.kernel.magic.builtin;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.notebook.MimeBundle;

/** {@code %history [-n] [-l count] [range ...]}: the cells that ran, in the order in which they ran. */
final class HistoryMagic extends BuiltinMagic implements LineMagic {
    private static final int DEFAULT_LAST = 10;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})?(-)?(\\d{1,9})?");

    private final Supplier<List<Cell>> cells;

    /** Shows these cells, which are asked for anew each time. */
    HistoryMagic(Supplier<List<Cell>> cells) {
        super("history", "hist");
        this.cells = cells;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        List<Cell> found = cells.get();
        boolean numbers = false;
        String ranges = "";
        List<String> words = Arguments.split(arguments);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-n")) {
                numbers = true;
            } else if (word.equals("-l")) {
                boolean counted = i + 1 < words.size() && words.get(i + 1).matches("\\d{1,9}");
                int count = counted ? Integer.parseInt(words.get(++i)) : DEFAULT_LAST;
                found = found.subList(Math.max(0, found.size() - count), found.size());
            } else {
                ranges += " " + word;
            }
        }
        boolean numbered = numbers;
        List<String> wanted = Arguments.split(ranges);
        for (String range : wanted) {
            if (range.isEmpty() || !RANGE.matcher(range).matches()) {
                throw usage(context);
            }
        }
        return MimeBundle.text(found.stream()
                .filter(cell -> wanted.isEmpty() || wanted.stream().anyMatch(range -> contains(range, cell.number())))
                .map(cell -> (numbered ? cell.number() + ": " : "") + cell.code())
                .collect(Collectors.joining("\n")));
    }

    /** Whether a range such as {@code 3}, {@code 4-6}, {@code 4-} or {@code -6} contains a number; the end included. */
    private static boolean contains(String range, int number) {
        Matcher parts = RANGE.matcher(range);
        if (!parts.matches()) {
            return false;
        }
        int begin = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
        int end = parts.group(3) != null
                ? Integer.parseInt(parts.group(3))
                : parts.group(2) != null ? Integer.MAX_VALUE : begin;
        return begin <= number && number <= end;
    }
}
