package skylab.kernel.java.completion;

import com.sun.source.tree.IdentifierTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.CompletionResult.Match;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Attribution;
import skylab.kernel.java.analysis.CellJava;
import skylab.kernel.java.analysis.ImportText;
import skylab.kernel.java.analysis.Names;
import skylab.kernel.java.analysis.Sketch;
import skylab.kernel.java.syntax.Lexer;

/** Completion of Java. Runs nothing. */
public final class JavaCompletion {
    private static final int MOST = 500;

    private final Names names;
    private final Attribution attribution;
    private final TypeIndex index = new TypeIndex();

    /** Over these declarations. */
    public JavaCompletion(Names names, Attribution attribution) {
        this.names = names;
        this.attribution = attribution;
    }

    /** The ways to go on at a cursor, best first; none inside comments, strings and numbers. */
    public CompletionResult complete(String code, int cursor) {
        String java = CellJava.of(code);
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(java.charAt(start - 1))) {
            start--;
        }
        CompletionResult nothing = new CompletionResult(List.of(), start, cursor);
        if (isNoCode(java, start, cursor)) {
            return nothing;
        }
        index.use(names.classPath());
        NameFilter filter = new NameFilter(java.substring(start, cursor));
        return new CompletionResult(matches(java, start, cursor, filter), start, cursor);
    }

    private static boolean isNoCode(String java, int start, int cursor) {
        return Lexer.tokens(java).stream().anyMatch(token -> switch (token.kind()) {
            case WORD, SYMBOL -> false;
            case NUMBER -> token.start() <= start && token.end() >= cursor && token.start() < cursor;
            default -> token.holds(cursor);
        });
    }

    private List<Match> matches(String java, int start, int cursor, NameFilter filter) {
        Optional<ImportText> imported = ImportText.at(java, cursor);
        String text = imported.map(ImportText::asExpression).orElse(java);
        Predicate<String> possible = isMember(java, start) ? name -> false : filter::accepts;
        String sketch = Sketch.of(names, text, start, cursor, cursor, possible);
        return attribution
                .ask(names, sketch, code -> {
                    List<Candidate> found = at(code, filter);
                    List<Candidate> wanted = imported.map(each -> importable(found, each.isStatic()))
                            .orElse(found);
                    return Optional.of(matches(filter.best(wanted, Candidate::name)));
                })
                .orElse(List.of());
    }

    private static List<Candidate> importable(List<Candidate> found, boolean members) {
        return found.stream()
                .filter(candidate -> !candidate.type().equals("keyword") && (members || isImportable(candidate)))
                .map(candidate -> candidate.type().equals("function") ? withoutBrackets(candidate) : candidate)
                .toList();
    }

    private static boolean isImportable(Candidate candidate) {
        return switch (candidate.type()) {
            case "module", "class", "interface", "enum", "record", "annotation" -> true;
            default -> false;
        };
    }

    private static Candidate withoutBrackets(Candidate method) {
        return new Candidate(
                method.name(), method.name(), method.type(), method.signature(), method.fit(), method.distance());
    }

    private List<Candidate> at(Attributed code, NameFilter filter) {
        return code.mark().getLeaf() instanceof IdentifierTree
                ? Visible.at(code, filter, index)
                : Members.at(code, filter, index);
    }

    private static boolean isMember(String java, int start) {
        String before = java.substring(0, start).stripTrailing();
        return before.endsWith(".") || before.endsWith("::");
    }

    /** One match for each text; of overloads the first with the number of the others. */
    private static List<Match> matches(List<Candidate> found) {
        Map<String, List<Candidate>> byName = new LinkedHashMap<>();
        found.stream().sorted(Candidate.ORDER).forEach(each -> byName.computeIfAbsent(
                        key(each), name -> new ArrayList<>())
                .add(each));
        return byName.values().stream().limit(MOST).map(JavaCompletion::match).toList();
    }

    private static String key(Candidate candidate) {
        return candidate.type().equals("function") ? candidate.name() + "(" : candidate.text();
    }

    private static Match match(List<Candidate> overloads) {
        Candidate first = overloads.get(0);
        String text = overloads.stream()
                .map(Candidate::text)
                .filter(each -> each.endsWith("("))
                .findFirst()
                .orElse(first.text());
        String shown = first.signature().get();
        String signature = overloads.size() == 1 ? shown : shown + "  +" + (overloads.size() - 1);
        return new Match(text, first.type(), signature);
    }
}
