package skylab.guest.command.text;

import java.util.regex.Matcher;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.guest.command.gnu.LineFilter;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;

/**
 * {@code grep} at its work.
 *
 * @param style what it looks for and prints
 * @param name of the present input
 * @param number of lines read of it
 * @param selected lines of it
 * @param printed the last line that was printed
 * @param context the lines before the next one that may have to be printed
 * @param following lines of context after the last selected one that are still to be printed
 * @param binary whether the input holds a NUL
 * @param any whether any line of any input was selected
 * @param troubled whether an input could not be read
 */
record GrepFilter(
        GrepStyle style,
        String name,
        long number,
        long selected,
        long printed,
        PVector<String> context,
        long following,
        boolean binary,
        boolean any,
        boolean troubled)
        implements LineFilter {

    @Override
    public LineFilter begin(String input, Output out) {
        String shown = input.equals("-") ? "(standard input)" : input;
        return new GrepFilter(style, shown, 0, 0, printed > 0 ? -1 : 0, TreePVector.empty(), 0, false, any, troubled);
    }

    @Override
    public LineFilter line(String text, boolean terminated, Output out) {
        long here = number + 1;
        boolean nul = binary || (!style.binaryAsText() && text.indexOf('\0') >= 0);
        if (nul && style.skipBinary()) {
            return new GrepFilter(style, name, here, 0, printed, context, 0, true, any, troubled);
        }
        if (style.pattern().matcher(text).find() == style.invert()) {
            return passed(text, here, nul, out);
        }
        if (!style.printsLines() || nul) {
            return new GrepFilter(
                    style, name, here, selected + 1, printed, TreePVector.empty(), 0, nul, true, troubled);
        }
        boolean contextual = style.before() > 0 || style.after() > 0;
        if (contextual && printed != 0 && here - context.size() != printed + 1) {
            out.println("--");
        }
        long at = here - context.size();
        for (String earlier : context) {
            print(earlier, at++, '-', out);
        }
        if (style.only()) {
            printMatches(text, here, out);
        } else {
            print(text, here, ':', out);
        }
        return new GrepFilter(
                style, name, here, selected + 1, here, TreePVector.empty(), style.after(), false, true, troubled);
    }

    private LineFilter passed(String text, long here, boolean nul, Output out) {
        if (following > 0) {
            print(text, here, '-', out);
            return new GrepFilter(style, name, here, selected, here, context, following - 1, nul, any, troubled);
        }
        PVector<String> kept = context;
        if (style.before() > 0 && style.printsLines()) {
            kept = context.plus(text);
            kept = kept.size() > style.before() ? kept.minus(0) : kept;
        }
        return new GrepFilter(style, name, here, selected, printed, kept, 0, nul, any, troubled);
    }

    private void print(String text, long line, char separator, Output out) {
        if (!style.only()) {
            out.println(prefix(line, separator) + text);
        }
    }

    private void printMatches(String text, long line, Output out) {
        Matcher matcher = style.pattern().matcher(text);
        while (!style.invert() && matcher.find()) {
            if (!matcher.group().isEmpty()) {
                out.println(prefix(line, ':') + matcher.group());
            }
        }
    }

    private String prefix(long line, char separator) {
        return (style.prefixName() ? shownName() + separator : "")
                + (style.prefixNumber() ? Long.toString(line) + separator : "");
    }

    private String shownName() {
        return style.bareNames() && name.startsWith("./") ? name.substring(2) : name;
    }

    @Override
    public boolean satisfied() {
        return (style.quiet() && any)
                || ((style.names() || style.namesWithout() || (binary && !style.count())) && selected > 0)
                || (selected >= style.most() && following == 0);
    }

    @Override
    public LineFilter end(Output out) {
        if (style.quiet()) {
            return this;
        }
        if (style.names() || style.namesWithout()) {
            if (style.names() == selected > 0) {
                out.println(shownName());
            }
        } else if (style.count()) {
            out.println((style.prefixName() ? shownName() + ":" : "") + selected);
        } else if (binary && selected > 0) {
            out.println("grep: " + shownName() + ": binary file matches");
        }
        return this;
    }

    @Override
    public LineFilter failed(String input, Errno error, boolean opened, Output out) {
        if (!style.noMessages()) {
            out.complain(input + ": " + error.text());
        }
        return new GrepFilter(style, input, 0, 0, printed, TreePVector.empty(), 0, false, any, true);
    }

    @Override
    public int finish(Output out) {
        if (troubled && !(style.quiet() && any)) {
            return 2;
        }
        return any != style.namesWithout() || (style.namesWithout() && any) ? 0 : 1;
    }
}
