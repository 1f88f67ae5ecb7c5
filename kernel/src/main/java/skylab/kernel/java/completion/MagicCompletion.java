package skylab.kernel.java.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.CompletionResult.Match;
import skylab.kernel.java.analysis.Names;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.text.Language;

/** Completion of names and arguments of magics, of file names in shell lines, and of placeholders in texts. */
final class MagicCompletion {
    private static final Pattern NAME = Pattern.compile("(?:^|\\n)[ \\t]*(%{1,2})(\\w*)\\z");
    private static final Pattern LINE = Pattern.compile("(?:^|\\n)[ \\t]*%{1,2}(\\w+)[ \\t]+([^\\n]*)\\z");
    private static final Pattern SHELL = Pattern.compile("(?:^|\\n)[ \\t]*!{1,2}([^\\n]*)\\z");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([\\p{L}_][\\p{L}\\p{N}_]*)?\\z");
    private static final Pattern TEXT_CELL = Pattern.compile("\\s*%%(?!time\\b|timeit\\b)\\w+[^\\n]*\\n");

    /** Magics of the kernel whose arguments are names of files. */
    private static final Set<String> FILES = Set.of(
            "load", "writefile", "loadFromPOM", "jars", "classpath", "cd", "run", "cat", "ls", "save", "addMavenPom");

    private final MagicRegistry magics;
    private final Names names;
    private final Language language;

    MagicCompletion(MagicRegistry magics, Names names, Language language) {
        this.magics = magics;
        this.names = names;
        this.language = language;
    }

    /** The ways to go on; empty when the cursor stands in Java. */
    Optional<CompletionResult> complete(String code, int cursor) {
        String before = code.substring(0, cursor);
        Matcher name = NAME.matcher(before);
        if (name.find()) {
            return Optional.of(new CompletionResult(names(name.group(1), name.group(2)), name.start(1), cursor));
        }
        Matcher placeholder = PLACEHOLDER.matcher(before);
        boolean shell = SHELL.matcher(before).find();
        if ((shell || TEXT_CELL.matcher(before).lookingAt()) && placeholder.find()) {
            int start = cursor
                    - Optional.ofNullable(placeholder.group(1)).orElse("").length();
            return Optional.of(new CompletionResult(placeholders(code, start, cursor), start, cursor));
        }
        Matcher line = LINE.matcher(before);
        if (line.find()) {
            return arguments(line.group(1), line.group(2), cursor);
        }
        return shell ? Optional.of(files(before, cursor)) : Optional.empty();
    }

    private List<Match> names(String percents, String begun) {
        List<Match> matches = new ArrayList<>();
        for (String name : magics.names(percents.length() == 2)) {
            if (name.startsWith(begun)) {
                String help =
                        magics.find(name).map(magic -> magic.help(language)).orElse("");
                matches.add(new Match(percents + name, "magic", help));
            }
        }
        return matches;
    }

    private List<Match> placeholders(String code, int start, int cursor) {
        String begun = code.substring(start, cursor);
        String close = cursor < code.length() && code.charAt(cursor) == '}' ? "" : "}";
        List<Match> matches = new ArrayList<>();
        new TreeMap<>(names.variables()).forEach((variable, type) -> {
            if (variable.startsWith(begun)) {
                matches.add(new Match(variable + close, "instance", type));
            }
        });
        return matches;
    }

    private Optional<CompletionResult> arguments(String name, String arguments, int cursor) {
        Optional<Magic> magic = magics.find(name);
        int space = arguments.lastIndexOf(' ') + 1;
        String begun = arguments.substring(space);
        if (magic.orElse(null) instanceof CompletingMagic completing) {
            String before = arguments.substring(0, space).strip();
            List<String> words = before.isEmpty() ? List.of() : List.of(before.split("\\s+"));
            List<Match> matches = completing.complete(words, begun).stream()
                    .filter(word -> word.startsWith(begun))
                    .map(word -> new Match(word, "param"))
                    .toList();
            return Optional.of(new CompletionResult(matches, cursor - begun.length(), cursor));
        }
        if (FILES.contains(name)) {
            return Optional.of(files(arguments, cursor));
        }
        if (name.equals("env")) {
            List<Match> matches = new ArrayList<>();
            Map<String, String> environment = new TreeMap<>(System.getenv());
            environment.keySet().stream()
                    .filter(variable -> variable.startsWith(begun))
                    .forEach(variable -> matches.add(new Match(variable, "param")));
            return Optional.of(new CompletionResult(matches, cursor - begun.length(), cursor));
        }
        return Optional.empty();
    }

    private static CompletionResult files(String before, int cursor) {
        int start = before.length();
        while (start > 0 && " \t\n!=\"'<>|;&".indexOf(before.charAt(start - 1)) < 0) {
            start--;
        }
        String begun = before.substring(start);
        return new CompletionResult(FileNames.complete(begun), cursor - begun.length(), cursor);
    }
}
