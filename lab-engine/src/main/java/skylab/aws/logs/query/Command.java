package skylab.aws.logs.query;

import java.util.List;
import java.util.regex.Pattern;

/** A step of a query. */
sealed interface Command {
    /**
     * An expression and what it is called in the results.
     *
     * @param name its alias, or how it is written
     * @param expression what it is
     */
    record Item(String name, Expression expression) {}

    /**
     * {@code fields}: shows and makes fields.
     *
     * @param items what is shown
     */
    record Fields(List<Item> items) implements Command {}

    /**
     * {@code display}: shows these and no others.
     *
     * @param items what is shown
     */
    record Display(List<Item> items) implements Command {}

    /**
     * {@code filter}: keeps what a condition holds of.
     *
     * @param condition the condition
     */
    record Filter(Expression condition) implements Command {}

    /**
     * {@code parse}: makes fields of the parts of a text.
     *
     * @param source the text
     * @param regex with a group for each field
     * @param names of the fields
     * @param named whether the groups have these names; otherwise they are in this order
     */
    record Parse(Expression source, Pattern regex, List<String> names, boolean named) implements Command {}

    /**
     * {@code stats}: aggregates.
     *
     * @param items what is computed
     * @param groups what the groups have in common
     */
    record Stats(List<Item> items, List<Item> groups) implements Command {}

    /**
     * {@code sort}.
     *
     * @param keys by what, the most important first
     */
    record Sort(List<Key> keys) implements Command {}

    /**
     * What is sorted by.
     *
     * @param expression its value
     * @param descending whether the largest comes first
     */
    record Key(Expression expression, boolean descending) {}

    /**
     * {@code limit}.
     *
     * @param most how many rows are kept
     */
    record Limit(long most) implements Command {}

    /**
     * {@code dedup}: keeps the first of those that agree in some fields; those that lack one of them are all kept.
     *
     * @param items the fields
     */
    record Dedup(List<Item> items) implements Command {}
}
