package skylab.guest.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.shell.expand.Arithmetic;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.expand.ExpansionError;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Assignment;
import skylab.guest.shell.syntax.Parser;
import skylab.guest.shell.syntax.Part;
import skylab.guest.shell.syntax.Word;

/** Assignments to variables and arrays. */
final class Assignments {
    private static final Set<String> DECLARATIONS = Set.of("declare", "typeset", "local", "export", "readonly");

    private Assignments() {}

    static boolean isDeclaration(String name) {
        return DECLARATIONS.contains(name);
    }

    static Optional<Assignment> parse(Word word) {
        return Parser.assignment(word);
    }

    /** The text of the value of an expression. */
    static String number(Interpreter sh, String expression) {
        return Long.toString(Arithmetic.evaluate(expression, Execute.names(sh)));
    }

    /** With an element of a subscript as written. */
    static Variable withElement(Interpreter sh, Variable base, String subscript, String value) {
        return base.associative() != null
                ? base.withElement(subscript, value)
                : base.withElement(index(base, subscript, new Expander(new ShellContext(sh, List.of()))), value);
    }

    static void assign(Interpreter sh, Assignment written, Expander expander) {
        Assignment assignment =
                new Assignment(sh.resolve(written.name()), written.subscript(), written.append(), written.value());
        Variable old = sh.variables.get(assignment.name());
        Variable base = old == null ? Variable.UNSET : old;
        List<Part> parts = assignment.value().parts();
        if (parts.size() == 1 && parts.get(0) instanceof Part.ArrayLiteral literal) {
            sh.assign(assignment.name(), array(base, literal, assignment.append(), expander));
            return;
        }
        String value = expander.single(assignment.value());
        if (assignment.subscript() != null) {
            String subscript = expander.single(assignment.subscript());
            if (base.integer()) {
                value = Long.toString(Arithmetic.evaluate(value, expander.names()));
            }
            if (base.associative() != null) {
                String before = assignment.append() ? base.associative().getOrDefault(subscript, "") : "";
                sh.assign(assignment.name(), base.withElement(subscript, before + value));
                return;
            }
            long index = index(base, subscript, expander);
            String before = assignment.append() && base.indexed() != null
                    ? base.indexed().getOrDefault(index, "")
                    : "";
            sh.assign(assignment.name(), base.withElement(index, before + value));
            return;
        }
        String present = base.value() == null ? "" : base.value();
        if (base.integer()) {
            long number = Arithmetic.evaluate(value, expander.names());
            long sum = assignment.append() ? number + Arithmetic.evaluate(present, expander.names()) : number;
            sh.assign(assignment.name(), base.withScalar(Long.toString(sum)));
        } else {
            sh.assign(assignment.name(), base.withScalar(assignment.append() ? present + value : value));
        }
    }

    private static long index(Variable base, String subscript, Expander expander) {
        long index = Arithmetic.evaluate(subscript, expander.names());
        if (index < 0 && base.indexed() != null && !base.indexed().isEmpty()) {
            index += base.indexed().lastKey() + 1;
        }
        if (index < 0) {
            throw new ExpansionError("[" + subscript + "]: bad array subscript", false);
        }
        return index;
    }

    private static Variable array(Variable base, Part.ArrayLiteral literal, boolean append, Expander expander) {
        Variable result = append ? base : base.emptied(base.associative() != null);
        if (append && base.scalar() != null) {
            result = base.withElement(0, base.scalar());
        }
        long next = result.indexed() == null || result.indexed().isEmpty()
                ? 0
                : result.indexed().lastKey() + 1;
        for (Part.Element element : literal.elements()) {
            if (element.subscript() != null) {
                String subscript = expander.single(element.subscript());
                String value = expander.single(element.value());
                if (base.associative() != null) {
                    result = result.withElement(subscript, value);
                } else {
                    next = index(result, subscript, expander);
                    result = result.withElement(next++, value);
                }
            } else {
                for (String value : expander.fields(List.of(element.value()))) {
                    result = result.withElement(next++, value);
                }
            }
        }
        return result;
    }

    /** The argument {@code name=value} of a declaration; a whole array is assigned here, and its name given. */
    static String argument(Interpreter sh, Assignment assignment, List<String> argv, Expander expander) {
        List<Part> parts = assignment.value().parts();
        if (parts.size() == 1 && parts.get(0) instanceof Part.ArrayLiteral || assignment.subscript() != null) {
            boolean byName = argv.stream().anyMatch(option -> option.matches("-[a-zA-Z]*A[a-zA-Z]*"));
            if (argv.get(0).equals("local") || argv.get(0).equals("declare")) {
                Calls.local(sh, assignment.name());
            }
            if (byName && !sh.variables.containsKey(assignment.name())) {
                sh.assign(assignment.name(), Variable.UNSET.emptied(true));
            }
            assign(sh, assignment, expander);
            return assignment.name();
        }
        return assignment.name() + (assignment.append() ? "+=" : "=") + expander.single(assignment.value());
    }
}
