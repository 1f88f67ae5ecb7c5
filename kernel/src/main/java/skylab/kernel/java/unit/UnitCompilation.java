package skylab.kernel.java.unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skylab.kernel.failure.Origin;
import skylab.kernel.failure.Problem;
import skylab.kernel.failure.SnippetFailure;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.syntax.Item;

/**
 * Compiles a plan. Nearly always once; again without the declarations that have to wait for others, and when an
 * expression turns out to be a statement or the other way round.
 */
final class UnitCompilation {
    private static final int ATTEMPTS = 12;
    private static final String UNRESOLVED = "compiler.err.cant.resolve";
    private static final Pattern SYMBOL = Pattern.compile("(?m)^\\s*symbol:\\s+(.+)$");
    private static final Pattern OF_UNIT = Pattern.compile("\\s*location:\\s+class (REPL\\.)?\\$\\d+");
    private static final Pattern PACKAGE = Pattern.compile("\\bREPL\\.(\\$\\d+\\.)?");
    /** The type in which a name was looked for, unless that is the class of a unit. */
    private static final Pattern LOCATION =
            Pattern.compile("(?m)^\\s*location:\\s+(?:\\w+ \\S+ of type |\\w+ )([\\p{L}_][\\p{L}\\p{N}_$.]*)");

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(?=\\(|<|$)");

    private final CellCompiler compiler;
    private final Scope scope;
    private final Map<String, Postponed> postponed = new LinkedHashMap<>();
    private final Set<Piece> values = new HashSet<>();
    private final Set<Piece> turned = new HashSet<>();
    private Plan plan;

    private record Error(Problem problem, UnitText.Spot spot) {
        boolean isUnresolved() {
            return problem.code().startsWith(UNRESOLVED);
        }

        /** What the compiler says, in the student's names: the classes around cells have none. */
        String message() {
            return problem.message()
                    .lines()
                    .filter(line -> !OF_UNIT.matcher(line).matches())
                    .map(line -> PACKAGE.matcher(line).replaceAll(""))
                    .collect(Collectors.joining("\n"));
        }

        /** Whether it misses what a later cell may declare: nobody adds a method to a class of a library. */
        boolean mayBeDeclared(Set<String> sessionTypes) {
            Matcher location = LOCATION.matcher(message());
            return isUnresolved() && (!location.find() || sessionTypes.contains(location.group(1)));
        }

        /** What cannot be found, such as {@code method g(int)}. */
        String symbol() {
            Matcher symbol = SYMBOL.matcher(message());
            return symbol.find()
                    ? symbol.group(1).strip()
                    : message().lines().findFirst().orElse("");
        }

        /** Its name. */
        String name() {
            String symbol = symbol();
            Matcher name = NAME.matcher(symbol.substring(symbol.indexOf(' ') + 1));
            return name.find() ? name.group() : symbol;
        }
    }

    UnitCompilation(CellCompiler compiler, Scope scope, Plan plan) {
        this.compiler = compiler;
        this.scope = scope;
        this.plan = plan;
        if (!plan.pieces().isEmpty()) {
            if (last().item() instanceof Item.Expression expression && !expression.closed()) {
                values.add(last());
            }
        }
    }

    CompiledUnit compile() throws CompilationFailedException {
        for (int attempt = 1; ; attempt++) {
            UnitText text = new UnitWriter(plan, values).write();
            CellCompiler.Result result = compiler.compile(text.toString());
            if (result.errors().isEmpty()) {
                return new CompiledUnit(plan, text, result.classes(), postponed, gives());
            }
            List<Error> errors = result.errors().stream()
                    .map(each -> new Error(each, text.spot(each.position())))
                    .toList();
            if (attempt == ATTEMPTS || !turn(errors) && !postpone(errors)) {
                throw new CompilationFailedException(failure(errors, text));
            }
        }
    }

    private boolean gives() {
        return !plan.pieces().isEmpty()
                && values.contains(last())
                && last().item() instanceof Item.Expression expression
                && !expression.closed();
    }

    private Piece last() {
        return plan.pieces().get(plan.pieces().size() - 1);
    }

    /** Takes an expression without a value for a statement, and a statement that is none for an expression. */
    private boolean turn(List<Error> errors) {
        boolean any = false;
        for (Error error : errors) {
            Piece piece = error.spot().piece();
            boolean isVoid = values.contains(piece)
                    && error.problem().code().startsWith("compiler.err.prob.found.req")
                    && error.message().contains("void cannot be converted");
            boolean isValue = piece.item() instanceof Item.Expression
                    && !values.contains(piece)
                    && error.problem().code().equals("compiler.err.not.stmt");
            if ((isVoid || isValue) && turned.add(piece)) {
                any = true;
                if (isVoid) {
                    values.remove(piece);
                } else {
                    values.add(piece);
                }
            }
        }
        return any;
    }

    /** Leaves out types and methods that only miss what is not declared yet. */
    private boolean postpone(List<Error> errors) {
        Map<Piece, List<Error>> byPiece = new LinkedHashMap<>();
        errors.forEach(error -> byPiece.computeIfAbsent(error.spot().piece(), piece -> new ArrayList<>())
                .add(error));
        boolean any = false;
        Set<String> types = sessionTypes();
        for (Map.Entry<Piece, List<Error>> each : byPiece.entrySet()) {
            Piece piece = each.getKey();
            boolean mayWait = piece.item() instanceof Item.Type || piece.item() instanceof Item.Method;
            boolean ofEarlier = plan.again().contains(piece);
            if (!mayWait || !ofEarlier && !each.getValue().stream().allMatch(error -> error.mayBeDeclared(types))) {
                return false;
            }
        }
        for (Map.Entry<Piece, List<Error>> each : byPiece.entrySet()) {
            Piece piece = each.getKey();
            Set<String> missing = new LinkedHashSet<>();
            for (Error error : each.getValue()) {
                missing.add(
                        error.isUnresolved()
                                ? error.symbol()
                                : error.message().lines().findFirst().orElse(""));
            }
            String name = piece.item().declares().iterator().next();
            postponed.put(
                    Declaration.key(piece.item()), new Postponed(piece, name, List.copyOf(missing), piece.words()));
            any = true;
        }
        plan = plan.without(postponed.keySet());
        return any;
    }

    private Set<String> sessionTypes() {
        Set<String> names = new HashSet<>();
        scope.all().stream()
                .filter(each -> each.kind() == Declaration.Kind.TYPE)
                .forEach(each -> names.add(each.name()));
        names.addAll(Pieces.declared(plan.pieces(), Item.Type.class));
        return names;
    }

    private SnippetFailure failure(List<Error> errors, UnitText text) {
        Map<String, Postponed> waiting = new LinkedHashMap<>();
        scope.postponed().forEach(each -> waiting.put(each.name(), each));
        postponed.values().forEach(each -> waiting.put(each.name(), each));
        for (Error error : errors) {
            Postponed meant = error.isUnresolved() ? waiting.get(error.name()) : null;
            if (meant != null) {
                return new SnippetFailure.Unresolved(meant.name(), meant.missing());
            }
        }
        CellText cell = errors.get(0).spot().piece().cell();
        if (plan.pieces().stream().anyMatch(Piece::isOpen)) {
            return new SnippetFailure.Rejected(List.of(unfinished(cell)), new Origin(cell.number(), cell.code(), 0));
        }
        List<Problem> problems = errors.stream()
                .filter(error -> error.spot().piece().cell() == cell)
                .map(error -> problem(error, text))
                .toList();
        return new SnippetFailure.Rejected(problems, new Origin(cell.number(), cell.code(), 0));
    }

    /** What the compiler would say, had it seen the cell alone: behind it the unit goes on. */
    private static Problem unfinished(CellText cell) {
        int end = cell.code().stripTrailing().length();
        return new Problem("compiler.err.premature.eof", "reached end of file while parsing", end - 1, end, end);
    }

    private static Problem problem(Error error, UnitText text) {
        int start = text.spot(error.problem().start()).offset();
        int end = text.spot(error.problem().end()).offset();
        return new Problem(
                error.problem().code(),
                error.message(),
                start,
                Math.max(start, end),
                error.spot().offset());
    }
}
