package skylab.guest.command.text;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code diff}: tells how files differ. */
@Command.Installed("/usr/bin/diff")
final class Diff implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "diff",
            2,
            "normal",
            "q,brief",
            "s,report-identical-files",
            "u",
            "U,unified?",
            "i,ignore-case",
            "b,ignore-space-change",
            "w,ignore-all-space",
            "N,new-file",
            "r,recursive",
            "L,label=",
            "a,text",
            "d,minimal",
            "color?",
            "!c",
            "!C,context?",
            "!e,ed",
            "!n,rcs",
            "!y,side-by-side",
            "!W,width=",
            "!p,show-c-function",
            "!F,show-function-line=",
            "!t,expand-tabs",
            "!T,initial-tab",
            "!l,paginate",
            "!x,exclude=",
            "!X,exclude-from=",
            "!S,starting-file=",
            "!B,ignore-blank-lines",
            "!E,ignore-tab-expansion",
            "!Z,ignore-trailing-space",
            "!I,ignore-matching-lines=",
            "!strip-trailing-cr",
            "!from-file=",
            "!to-file=",
            "!no-dereference",
            "!suppress-common-lines",
            "!left-column",
            "!speed-large-files",
            "!H");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    // -U takes its number, --unified may have one.
    @Override
    public List<String> modern(List<String> arguments) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("-U") && i + 1 < arguments.size()) {
                result.add("-U" + arguments.get(++i));
            } else {
                result.add(arguments.get(i));
            }
        }
        return result;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = arguments.operands();
        if (operands.size() < 2) {
            String after = operands.isEmpty() ? "diff" : operands.get(0);
            throw OPTIONS.wrong("missing operand after '" + after + "'");
        }
        if (operands.size() > 2) {
            throw OPTIONS.wrong("extra operand '" + operands.get(2) + "'");
        }
        String number = arguments.value("U").orElse("");
        if (!number.matches("[0-9]{0,9}")) {
            throw OPTIONS.wrong("invalid context length '" + number + "'");
        }
        boolean unified = arguments.has("u") || arguments.has("U");
        int context = !unified ? -1 : number.isEmpty() ? 3 : Integer.parseInt(number);
        Comparing work = new Comparing(arguments, operands, context);
        List<String> streams = operands.stream()
                .filter(path -> path.equals("-") || path.startsWith("/dev/fd/") || path.equals("/dev/stdin"))
                .distinct()
                .toList();
        return new Step.Continue(Gathering.of("diff", streams.isEmpty() ? List.of("/dev/null") : streams, work));
    }

    private record Comparing(Arguments arguments, List<String> operands, int context) implements Gathering.Work {
        Comparing {
            operands = List.copyOf(operands);
        }

        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            String first = operands.get(0);
            String second = operands.get(1);
            try {
                boolean firstDirectory = isDirectory(sys, first);
                boolean secondDirectory = isDirectory(sys, second);
                if (firstDirectory && secondDirectory) {
                    return directories(sys, first, second, out);
                }
                String inner = second + "/" + first.substring(first.lastIndexOf('/') + 1);
                String outer = first + "/" + second.substring(second.lastIndexOf('/') + 1);
                return files(sys, firstDirectory ? outer : first, secondDirectory ? inner : second, inputs, "", out);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return e.status();
            }
        }

        private static boolean isDirectory(Syscalls sys, String path) {
            try {
                return !path.equals("-") && sys.stat(path).isDirectory();
            } catch (Errno e) {
                // Reading it will tell what is wrong.
                return false;
            }
        }

        private int directories(Syscalls sys, String first, String second, Output out) {
            List<String> ours;
            List<String> theirs;
            try {
                ours = sys.list(first);
                theirs = sys.list(second);
            } catch (Errno e) {
                out.complain(first + ": " + e.text());
                return 2;
            }
            TreeSet<String> names = new TreeSet<>(ours);
            names.addAll(theirs);
            int status = 0;
            for (String name : names) {
                String one = child(first, name);
                String other = child(second, name);
                boolean alone = !ours.contains(name) || !theirs.contains(name);
                if (alone && !arguments.has("N")) {
                    out.println("Only in " + (ours.contains(name) ? first : second) + ": " + name);
                    status = Math.max(status, 1);
                    continue;
                }
                boolean left = isDirectory(sys, one);
                boolean right = isDirectory(sys, other);
                if (left && right) {
                    if (arguments.has("r")) {
                        status = Math.max(status, directories(sys, one, other, out));
                    } else {
                        out.println("Common subdirectories: " + one + " and " + other);
                    }
                } else if (left != right && !alone) {
                    out.println("File " + one + " is a " + (left ? "directory" : "regular file") + " while file "
                            + other + " is a " + (right ? "directory" : "regular file"));
                    status = Math.max(status, 1);
                } else {
                    String title = "diff " + given() + one + " " + other + "\n";
                    status = Math.max(status, files(sys, one, other, List.of(), title, out));
                }
            }
            return status;
        }

        private static String child(String directory, String name) {
            return directory.endsWith("/") ? directory + name : directory + "/" + name;
        }

        private String given() {
            StringBuilder text = new StringBuilder();
            for (Arguments.Option option : arguments.options()) {
                text.append(option.name().length() == 1 ? "-" : "--")
                        .append(option.name())
                        .append(option.name().length() > 1 && !option.value().isEmpty() ? "=" : "")
                        .append(option.value())
                        .append(' ');
            }
            return text.toString();
        }

        private Optional<Content> content(Syscalls sys, String path, List<Gathering.Input> inputs, Output out) {
            try {
                for (Gathering.Input stream : inputs) {
                    if (stream.name().equals(path)) {
                        return Optional.of(stream.content());
                    }
                }
                if (arguments.has("N") && !sys.exists(path)) {
                    return Optional.of(Content.EMPTY);
                }
                return Optional.of(
                        sys.stat(path).isRegular() || !sys.mayRead(path) ? sys.content(path) : Content.EMPTY);
            } catch (Errno e) {
                out.complain(path + ": " + e.text());
                return Optional.empty();
            }
        }

        private int files(
                Syscalls sys, String first, String second, List<Gathering.Input> inputs, String title, Output out) {
            Optional<Content> one = content(sys, first, inputs, out);
            Optional<Content> other = content(sys, second, inputs, out);
            if (one.isEmpty() || other.isEmpty()) {
                return 2;
            }
            String firstText = one.get().text();
            String secondText = other.get().text();
            List<LineDifference.Change> changes = firstText.equals(secondText)
                    ? List.of()
                    : LineDifference.of(keys(one.get(), firstText), keys(other.get(), secondText));
            if (changes.isEmpty()) {
                if (arguments.has("s")) {
                    out.println("Files " + first + " and " + second + " are identical");
                }
                return 0;
            }
            boolean binary = !arguments.has("a") && (firstText.indexOf('\0') >= 0 || secondText.indexOf('\0') >= 0);
            if (arguments.has("q") || binary) {
                out.println((arguments.has("q") ? "Files " : "Binary files ") + first + " and " + second + " differ");
                return 1;
            }
            out.print(title);
            DiffFormat format = new DiffFormat(
                    TextLines.of(one.get()), complete(firstText), TextLines.of(other.get()), complete(secondText));
            if (context < 0) {
                out.print(format.normal(changes));
            } else {
                out.print("--- " + label(sys, first, 0) + "\n+++ " + label(sys, second, 1) + "\n"
                        + format.unified(changes, context));
            }
            return 1;
        }

        private static boolean complete(String text) {
            return text.isEmpty() || text.endsWith("\n");
        }

        private String label(Syscalls sys, String path, int index) {
            List<String> labels = arguments.values("L");
            if (index < labels.size()) {
                return labels.get(index);
            }
            var time = path.equals("-") || !sys.exists(path)
                    ? sys.now()
                    : sys.stat(path).modified();
            return path + "\t"
                    + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn xx", Locale.ENGLISH)
                            .format(time.atOffset(ZoneOffset.UTC));
        }

        // What of lines is compared: a last line without a line feed differs from one with it.
        private List<String> keys(Content content, String text) {
            List<String> keys = new ArrayList<>();
            for (String line : TextLines.of(content)) {
                String key = arguments.has("w") ? line.replaceAll("\\s+", "") : line;
                key = arguments.has("b") ? key.replaceAll("\\s+", " ").stripTrailing() : key;
                keys.add(arguments.has("i") ? key.toLowerCase(Locale.ROOT) : key);
            }
            if (!complete(text) && !arguments.has("w") && !arguments.has("b")) {
                keys.set(keys.size() - 1, keys.get(keys.size() - 1) + "\n");
            }
            return keys;
        }
    }
}
