package skylab.kernel.failure;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.text.Language;

/**
 * What javac says in the student's language. javac has no Korean catalogue, so its English lines are recognised, their
 * variable parts taken out and put into ours; a line that is not known stays English.
 */
final class CompilerMessages {
    private static final String BUNDLE = "skylab.kernel.failure.compiler";
    private static final String CODE_PREFIX = "compiler.";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}|\\[(\\d)]");
    /** Packages in front of types, and the classes that stand around what cells declare. */
    private static final Pattern QUALIFIER =
            Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]?|\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    /** Whose method it is goes without saying; for a method of a cell it would be the class around the cell. */
    private static final Pattern OWNER =
            Pattern.compile("((?:method|constructor) \\S+) in \\w+ \\S+(?= cannot be applied to given types)");

    private static final Pattern UNIT = Pattern.compile("(?:class )?\\$\\d+\\b");

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final int HEXADECIMAL = 16;

    private final Map<String, Template> english = new LinkedHashMap<>();
    private final ResourceBundle translations;
    private final boolean translating;

    /** A line of javac's with places for its variable parts. */
    private record Template(Pattern pattern, List<Integer> places, int literals) {
        static Template of(String text) {
            StringBuilder pattern = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            int literals = 0;
            int at = 0;
            Matcher place = PLACE.matcher(text);
            while (place.find()) {
                pattern.append(Pattern.quote(text.substring(at, place.start()))).append("(.+?)");
                literals += place.start() - at;
                places.add(Integer.parseInt(place.group(1)));
                at = place.end();
            }
            pattern.append(Pattern.quote(text.substring(at)));
            return new Template(Pattern.compile(pattern.toString()), places, literals + text.length() - at);
        }

        Optional<List<String>> match(String line) {
            Matcher matcher = pattern.matcher(line);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String[] parts = new String[places.size()];
            for (int i = 0; i < parts.length; i++) {
                parts[places.get(i)] = matcher.group(i + 1);
            }
            return Optional.of(List.of(parts));
        }
    }

    CompilerMessages(Language language) {
        // Without a fallback to the locale of the machine: English was asked for where it was.
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle templates = ResourceBundle.getBundle(BUNDLE, Locale.ROOT, control);
        List<String> keys = new ArrayList<>();
        for (Enumeration<String> each = templates.getKeys(); each.hasMoreElements(); ) {
            keys.add(each.nextElement());
        }
        keys.stream()
                .map(key -> Map.entry(key, Template.of(templates.getString(key))))
                // What says more is tried first: "class {0}" also fits a longer sentence that begins so.
                .sorted(Map.Entry.<String, Template>comparingByValue(
                                (a, b) -> Integer.compare(b.literals(), a.literals()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> english.put(entry.getKey(), entry.getValue()));
        translations = ResourceBundle.getBundle(BUNDLE, language.locale(), control);
        translating = language != Language.ENGLISH;
    }

    /** The message in English without the packages of types; lines that say nothing are left out. */
    static List<String> lines(Problem problem) {
        String text = QUALIFIER
                .matcher(problem.message())
                .replaceAll("")
                .replace("<nulltype>", "<null>")
                .replace("(no arguments)", "()");
        String named = UNIT.matcher(OWNER.matcher(text).replaceAll("$1")).replaceAll("this cell");
        String shown = ESCAPE.matcher(named)
                .replaceAll(sign ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), HEXADECIMAL))));
        return shown.lines()
                // The classes around statements of a cell have no name for the compiler to tell.
                .filter(line -> !line.strip().equals("location: class"))
                .toList();
    }

    /** The variable parts of the first line; empty when the code or its words are not known. */
    List<String> parts(Problem problem) {
        List<String> lines = lines(problem);
        Template template = english.get(key(problem));
        return template == null || lines.isEmpty()
                ? List.of()
                : template.match(lines.get(0)).orElse(List.of());
    }

    /** The lines of the message for the student, indented as javac does. */
    List<String> translated(Problem problem) {
        List<String> lines = lines(problem);
        if (!translating) {
            return lines;
        }
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            String indent = line.substring(0, line.indexOf(text));
            String words = text.replaceAll("\\s+", " ");
            String translated = result.isEmpty()
                    ? translate(key(problem), words).orElse(text)
                    : translateAny(words, "line.").orElseGet(() -> part(text));
            result.add(indent + Particles.fit(translated));
        }
        return result;
    }

    private static String key(Problem problem) {
        return problem.code().startsWith(CODE_PREFIX) ? problem.code().substring(CODE_PREFIX.length()) : problem.code();
    }

    private String part(String text) {
        return translateAny(text, "part.").orElse(text);
    }

    private Optional<String> translateAny(String text, String prefix) {
        return english.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> translate(key, text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> translate(String key, String text) {
        Template template = english.get(key);
        return template == null
                ? Optional.empty()
                : template.match(text).map(parts -> PLACE.matcher(translations.getString(key))
                        .replaceAll(place -> Matcher.quoteReplacement(fill(place, parts))));
    }

    private String fill(MatchResult place, List<String> parts) {
        return place.group(1) != null
                ? parts.get(Integer.parseInt(place.group(1)))
                : part(parts.get(Integer.parseInt(place.group(2))));
    }
}
