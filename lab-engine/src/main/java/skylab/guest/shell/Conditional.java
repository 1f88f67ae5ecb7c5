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
            return !expander.single(text.word()).isEmpty();
        }
        if (test instanceof Test.Unary unary) {
            return Predicates.unary(sh, unary.operator(), expander.single(unary.operand()));
        }
        return binary((Test.Binary) test);
    }

    private boolean binary(Test.Binary test) {
        String left = expander.single(test.left());
        return switch (test.operator()) {
            case "=", "==" -> Glob.matches(expander.pattern(test.right()), left);
            case "!=" -> !Glob.matches(expander.pattern(test.right()), left);
            case "=~" -> matches(left, expander.regularExpression(test.right()));
            case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" ->
                Predicates.compare(
                        test.operator(),
                        Arithmetic.evaluate(left, expander.names()),
                        Arithmetic.evaluate(expander.single(test.right()), expander.names()));
            default -> Predicates.binary(sh, left, test.operator(), expander.single(test.right()));
        };
    }

    private boolean matches(String text, String regex) {
        try {
            Matcher matcher = Pattern.compile(skylab.guest.shell.expand.Regex.translate(regex))
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
