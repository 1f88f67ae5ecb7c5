package skylab.guest.command.awk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax tree of an awk program. */
sealed interface Node {
    /** Something that has a value. */
    sealed interface Expression extends Node {}

    /** Something that can be assigned to. */
    sealed interface Place extends Expression {}

    /** A number. */
    record Number(double value) implements Expression {}

    /** A text. */
    record Text(String value) implements Expression {}

    /** An expression between slashes: alone, whether the record matches it. */
    record Regex(Pattern pattern) implements Expression {}

    /** What stands in parentheses. */
    record Group(Expression inner) implements Expression {}

    /** A variable. */
    record Name(String name) implements Place {}

    /** A field of the record. */
    record Field(Expression number) implements Place {}

    /** An element of an array. */
    record Element(String array, List<Expression> keys) implements Place {}

    /** Assignment; the operator is empty or arithmetic. */
    record Assign(Place place, String operator, Expression value) implements Expression {}

    /** Adding one before or after. */
    record Step(Place place, int by, boolean before) implements Expression {}

    /** An operator of two operands; a blank joins texts. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** A sign or {@code !}. */
    record Unary(char operator, Expression operand) implements Expression {}

    /** {@code ?:}. */
    record Choice(Expression condition, Expression yes, Expression no) implements Expression {}

    /** Whether an array has an element. */
    record In(List<Expression> keys, String array) implements Expression {}

    /** A call of a function, built in or not. */
    record Call(String function, List<Expression> arguments) implements Expression {}

    /** An expression for its effects. */
    record Evaluate(Expression expression) implements Node {}

    /** {@code getline}, perhaps into a place, from a file or command or from the main input. */
    record GetLine(Optional<Place> into, Optional<Expression> source, boolean command) implements Expression {}

    /** {@code print} and {@code printf}; the target is a file or command unless it is the usual one. */
    record Print(boolean formatted, List<Expression> arguments, Exchange.Kind kind, Optional<Expression> target)
            implements Node {}

    /** Statements in order. */
    record Block(List<Node> statements) implements Node {}

    /** {@code if}. */
    record If(Expression condition, Node yes, Optional<Node> no) implements Node {}

    /** {@code while}, {@code do} and {@code for}. */
    record Loop(
            Optional<Node> begin, Optional<Expression> condition, Optional<Node> after, Node body, boolean bodyFirst)
            implements Node {}

    /** {@code for (name in array)}. */
    record ForIn(String name, String array, Node body) implements Node {}

    /** {@code delete}; without keys the whole array. */
    record Delete(String array, List<Expression> keys) implements Node {}

    /** {@code next}, {@code nextfile}, {@code exit}, {@code return}, {@code break}, {@code continue}. */
    record Jump(String kind, Optional<Expression> value) implements Node {}

    /** A pattern and what is done where it holds; a range if there is a second one. */
    record Rule(Optional<Expression> from, Optional<Expression> to, Optional<Block> action) {}

    /** A function of the program. */
    record Function(List<String> parameters, Block body) {}

    /** A whole program. */
    record Program(List<Block> begin, List<Rule> rules, List<Block> end, Map<String, Function> functions) {}
}
