package skylab.aws.cloudwatch.math;

import java.util.List;

/** An expression as it is written. */
public sealed interface Expression {
    /** A number. */
    record Number(double value) implements Expression {}

    /** Text in quotes. */
    record Quoted(String text) implements Expression {}

    /** The id of a query: begins with a lower-case letter. */
    record Id(String name) implements Expression {}

    /** A word that says how, such as {@code DESC}: in capital letters. */
    record Word(String name) implements Expression {}

    /** Several in brackets. */
    record Array(List<Expression> elements) implements Expression {}

    /** A change of the sign. */
    record Negation(Expression of) implements Expression {}

    /** Two with an operator between them. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /** A function of arguments. */
    record Application(String function, List<Expression> arguments) implements Expression {}

    /** Whether a function is used anywhere in it. */
    default boolean uses(String function) {
        if (this instanceof Application application) {
            return application.function.equals(function)
                    || application.arguments.stream().anyMatch(argument -> argument.uses(function));
        }
        if (this instanceof Array array) {
            return array.elements.stream().anyMatch(element -> element.uses(function));
        }
        if (this instanceof Negation negation) {
            return negation.of.uses(function);
        }
        return this instanceof Binary binary && (binary.left.uses(function) || binary.right.uses(function));
    }
}
