package skylab.kernel.completion;

import com.sun.source.tree.IdentifierTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import skylab.kernel.analysis.Attributed;
import skylab.kernel.analysis.Attribution;
import skylab.kernel.analysis.CellJava;
import skylab.kernel.analysis.ImportText;
import skylab.kernel.analysis.Lexer;
import skylab.kernel.analysis.Names;
import skylab.kernel.analysis.Sketch;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.CompletionResult.Match;

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
        List<Candidate> found = candidates(java, start, cursor, filter);
        return new CompletionResult(matches(filter.best(found, Candidate::name)), start, cursor);
    }

    private static boolean isNoCode(String java, int start, int cursor) {
        return Lexer.tokens(java).stream().anyMatch(token -> switch (token.kind()) {
            case WORD, SYMBOL -> false;
            case NUMBER -> token.start() <= start && token.end() >= cursor && token.start() < cursor;
            default -> token.holds(cursor);
        });
    }

    private List<Candidate> candidates(String java, int start, int cursor, NameFilter filter) {
        Optional<ImportText> imported = ImportText.at(java, cursor);
        if (imported.isPresent()) {
            return ask(imported.get().asExpression(), start, cursor, filter).stream()
                    .filter(candidate -> imported.get().isStatic() || isImportable(candidate))
                    .filter(candidate -> !candidate.type().equals("keyword"))
                    .map(candidate -> candidate.type().equals("function") ? withoutBrackets(candidate) : candidate)
                    .toList();
        }
        return ask(java, start, cursor, filter);
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

    private List<Candidate> ask(String java, int start, int cursor, NameFilter filter) {
        boolean member = isMember(java, start);
        Predicate<String> possible = member ? name -> false : filter::accepts;
        String sketch = Sketch.of(names, java, start, cursor, cursor, possible);
        return attribution
                .ask(names, sketch, code -> Optional.of(at(code, filter)))
                .orElse(List.of());
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
        return byName.values().stream().map(JavaCompletion::match).limit(MOST).toList();
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
        long others = overloads.stream().map(Candidate::signature).distinct().count() - 1;
        String signature = others == 0 ? first.signature() : first.signature() + "  +" + others;
        return new Match(text, first.type(), signature);
    }
}
