package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pcollections.TreePVector;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.Lines;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code grep}: prints lines that match a regular expression. */
@Command.Installed("/usr/bin/grep")
class Grep implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "grep",
            2,
            "E,extended-regexp",
            "F,fixed-strings",
            "G,basic-regexp",
            "e,regexp=",
            "f,file=",
            "i,y,ignore-case",
            "no-ignore-case",
            "w,word-regexp",
            "x,line-regexp",
            "c,count",
            "color,colour?",
            "L,files-without-match",
            "l,files-with-matches",
            "m,max-count=",
            "o,only-matching",
            "q,quiet,silent",
            "s,no-messages",
            "H,with-filename",
            "h,no-filename",
            "n,line-number",
            "v,invert-match",
            "r,recursive",
            "R,dereference-recursive",
            "A,after-context=",
            "B,before-context=",
            "C,context=",
            "a,text",
            "I",
            "include=",
            "exclude=",
            "exclude-dir=",
            "line-buffered",
            "!P,perl-regexp",
            "!b,byte-offset",
            "!label=",
            "!T,initial-tab",
            "!Z,null",
            "!z,null-data",
            "!binary-files=",
            "!D,devices=",
            "!d,directories=",
            "!exclude-from=",
            "!U,binary",
            "!group-separator=",
            "!no-group-separator");

    private final String kind;

    Grep() {
        this("G");
    }

    /** A variant whose expressions are of another kind unless an option says otherwise. */
    Grep(String kind) {
        this.kind = kind;
    }

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("-[0-9]+") ? "-C" + word.substring(1) : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = new ArrayList<>(arguments.operands());
        List<String> patterns = new ArrayList<>();
        for (Arguments.Option option : arguments.options()) {
            if (option.name().equals("e")) {
                patterns.addAll(List.of(option.value().split("\n", -1)));
            } else if (option.name().equals("f")) {
                patterns.addAll(fromFile(sys, option.value()));
            }
        }
        if (!arguments.has("e") && !arguments.has("f")) {
            if (operands.isEmpty()) {
                throw new UsageError(
                        "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.", 2);
            }
            patterns.addAll(List.of(operands.remove(0).split("\n", -1)));
        }
        boolean recursive = arguments.has("r") || arguments.has("R");
        List<String> inputs = operands;
        if (recursive) {
            inputs = new GrepTree(sys, arguments).files(operands.isEmpty() ? List.of(".") : operands);
        }
        boolean names = arguments.has("H") || (!arguments.has("h") && (recursive || operands.size() > 1));
        GrepStyle style = new GrepStyle(
                pattern(arguments, patterns),
                arguments.has("v"),
                arguments.has("c"),
                arguments.has("l"),
                arguments.has("L"),
                arguments.has("o"),
                arguments.has("q"),
                arguments.has("s"),
                names,
                arguments.has("n"),
                arguments.has("a"),
                arguments.has("I"),
                recursive && operands.isEmpty(),
                number(arguments, "m", "").orElse(Long.MAX_VALUE),
                number(arguments, "B", "C").orElse(0L),
                number(arguments, "A", "C").orElse(0L));
        if (recursive && inputs.isEmpty()) {
            return new Step.Exit(1);
        }
        return new Step.Continue(Reading.of(
                "grep",
                inputs,
                new Lines(new GrepFilter(style, "", 0, 0, 0, TreePVector.empty(), 0, false, false, false))));
    }

    private static List<String> fromFile(Syscalls sys, String path) {
        try {
            return sys.readFile(path).text().lines().toList();
        } catch (Errno e) {
            throw new UsageError(path + ": " + e.text(), 2);
        }
    }

    private static Optional<Long> number(Arguments arguments, String option, String otherwise) {
        Optional<String> text = arguments.value(option).or(() -> arguments.value(otherwise));
        if (text.isPresent() && !text.get().matches("[0-9]{1,18}")) {
            String what = option.equals("m") ? "invalid max count" : text.get() + ": invalid context length argument";
            throw new UsageError(what, 2);
        }
        return text.map(Long::parseLong);
    }

    private Pattern pattern(Arguments arguments, List<String> patterns) {
        String variant = arguments.options().stream()
                .map(Arguments.Option::name)
                .filter(name -> List.of("E", "F", "G").contains(name))
                .reduce((first, second) -> second)
                .orElse(kind);
        try {
            String java = patterns.stream()
                    .map(one -> "(?:"
                            + (variant.equals("F")
                                    ? Pattern.quote(one)
                                    : RegularExpression.translate(one, variant.equals("E"), false))
                            + ")")
                    .collect(Collectors.joining("|"));
            if (patterns.isEmpty()) {
                java = "(?!)";
            }
            if (arguments.has("x")) {
                java = "\\A(?:" + java + ")\\z";
            } else if (arguments.has("w")) {
                java = RegularExpression.word(java);
            }
            boolean ignoreCase = arguments.has("i") && !arguments.has("no-ignore-case");
            return RegularExpression.pattern(java, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (IllegalArgumentException e) {
            throw new UsageError(e.getMessage(), 2);
        }
    }
}
