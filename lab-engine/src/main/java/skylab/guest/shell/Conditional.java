package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import skylab.guest.shell.expand.Arithmetic;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.expand.ExpansionError;
import skylab.guest.shell.expand.Glob;
import skylab.guest.shell.expand.Quoting;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Test;

/** Evaluates {@code [[ ... ]]}. */
final class Conditional {
    private final Interpreter sh;
    private final Expander expander;

    Conditional(Interpreter sh, Expander expander) {
        this.sh = sh;
        this.expander = expander;
    }

    boolean holds(Test test) {
        if (test instanceof Test.Not not) {
            return !holds(not.test());
        }
        if (test instanceof Test.Both both) {
            return holds(both.left()) && holds(both.right());
        }
        if (test instanceof Test.Either either) {
            return holds(either.left()) || holds(either.right());
        }
        if (test instanceof Test.Text text) {
            String value = expander.single(text.word());
            Tracing.print(sh, "[[ -n " + Quoting.ifNeeded(value) + " ]]");
            return !value.isEmpty();
        }
        if (test instanceof Test.Unary unary) {
            if (sh.option("xtrace")) {
                String value = Quoting.ifNeeded(expander.single(unary.operand()));
                Tracing.print(sh, "[[ " + unary.operator() + " " + value + " ]]");
            }
            return Predicates.unary(sh, unary.operator(), expander.single(unary.operand()));
        }
        return binary((Test.Binary) test);
    }

    private boolean binary(Test.Binary test) {
        String left = expander.single(test.left());
        if (sh.option("xtrace")) {
            boolean pattern = test.operator().matches("==?|!=");
            String right = pattern ? expander.pattern(test.right()) : expander.single(test.right());
            Tracing.print(
                    sh,
                    "[[ " + Quoting.ifNeeded(left) + " " + test.operator() + " "
                            + (pattern ? right : Quoting.ifNeeded(right)) + " ]]");
        }
        return switch (test.operator()) {
            case "=", "==" -> equal(left, test);
            case "!=" -> !equal(left, test);
            case "=~" -> matches(left, expander.regularExpression(test.right()));
            case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" ->
                Predicates.compare(
                        test.operator(),
                        Arithmetic.evaluate(left, expander.names()),
                        Arithmetic.evaluate(expander.single(test.right()), expander.names()));
            default -> Predicates.binary(sh, left, test.operator(), expander.single(test.right()));
        };
    }

    private boolean equal(String left, Test.Binary test) {
        return Glob.matches(expander.pattern(test.right()), left, sh.option("nocasematch"));
    }

    private boolean matches(String text, String regex) {
        try {
            Matcher matcher = Pattern.compile(
                            skylab.guest.shell.expand.Regex.translate(regex),
                            sh.option("nocasematch") ? Pattern.CASE_INSENSITIVE : 0)
                    .matcher(text);
            boolean found = matcher.find();
            List<String> groups = new ArrayList<>();
            for (int i = 0; found && i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i) == null ? "" : matcher.group(i));
            }
            sh.variables = sh.variables.plus("BASH_REMATCH", Variable.of(groups));
            return found;
        } catch (PatternSyntaxException e) {
            throw new ExpansionError("[[: invalid regular expression `" + regex + "'", false);
        }
    }
}
