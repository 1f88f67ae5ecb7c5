package skylab.aws.logs.query;

import java.util.List;
import java.util.regex.Pattern;

/** Something that has a value for every row. */
sealed interface Expression {
    /** Its value. */
    Value of(Row row);

    /** Whether it has aggregations in it. */
    default boolean isAggregate() {
        return parts().stream().anyMatch(Expression::isAggregate);
    }

    /** What it consists of. */
    default List<Expression> parts() {
        return List.of();
    }

    /**
     * A constant.
     *
     * @param value its value
     */
    record Literal(Value value) implements Expression {
        @Override
        public Value of(Row row) {
            return value;
        }
    }

    /**
     * A field.
     *
     * @param name as in the log
     */
    record Field(String name) implements Expression {
        @Override
        public Value of(Row row) {
            return row.field(name);
        }
    }

    /**
     * A calculation; nothing if one of both is no number.
     *
     * @param sign one of {@code + - * / % ^}
     * @param left the one side
     * @param right the other
     */
    record Arithmetic(char sign, Expression left, Expression right) implements Expression {
        @Override
        public Value of(Row row) {
            var a = left.of(row).number();
            var b = right.of(row).number();
            if (a.isEmpty() || b.isEmpty()) {
                return Value.NOTHING;
            }
            double x = a.getAsDouble();
            double y = b.getAsDouble();
            return Value.of(
                    switch (sign) {
                        case '+' -> x + y;
                        case '-' -> x - y;
                        case '*' -> x * y;
                        case '/' -> x / y;
                        case '%' -> x % y;
                        default -> Math.pow(x, y);
                    });
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /**
     * A comparison. What is missing equals nothing, and is neither less nor more than anything.
     *
     * @param sign one of {@code = != < <= > >=}
     * @param left the one side
     * @param right the other
     */
    record Comparison(String sign, Expression left, Expression right) implements Expression {
        @Override
        public Value of(Row row) {
            Value a = left.of(row);
            Value b = right.of(row);
            if (!a.isPresent() || !b.isPresent()) {
                return Value.of(sign.equals("!="));
            }
            int order = a.compareTo(b);
            return Value.of(
                    switch (sign) {
                        case "=" -> order == 0;
                        case "!=" -> order != 0;
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                    });
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /**
     * Whether a text has something in it.
     *
     * @param text the text
     * @param regex what is looked for
     */
    record Like(Expression text, Pattern regex) implements Expression {
        @Override
        public Value of(Row row) {
            Value value = text.of(row);
            return Value.of(value.isPresent() && Search.find(regex, value.text()) != null);
        }

        @Override
        public List<Expression> parts() {
            return List.of(text);
        }
    }

    /**
     * Whether all hold, or one.
     *
     * @param all whether all have to
     * @param parts conditions
     */
    record Logic(boolean all, List<Expression> parts) implements Expression {
        @Override
        public Value of(Row row) {
            return Value.of(
                    all
                            ? parts.stream().allMatch(part -> part.of(row).isTrue())
                            : parts.stream().anyMatch(part -> part.of(row).isTrue()));
        }
    }

    /**
     * Whether a condition does not hold.
     *
     * @param condition the condition
     */
    record Not(Expression condition) implements Expression {
        @Override
        public Value of(Row row) {
            return Value.of(!condition.of(row).isTrue());
        }

        @Override
        public List<Expression> parts() {
            return List.of(condition);
        }
    }

    /**
     * The call of a function.
     *
     * @param function what is called
     * @param parts its arguments
     */
    record Call(Functions.Function function, List<Expression> parts) implements Expression {
        @Override
        public Value of(Row row) {
            return function.of(parts.stream().map(part -> part.of(row)).toList());
        }
    }

    /**
     * An aggregation over the members of a group.
     *
     * @param aggregation what is computed
     * @param argument of what; null stands for the events themselves
     * @param parameter a number that belongs to it, such as a percentage
     */
    record Aggregate(Aggregations.Aggregation aggregation, Expression argument, double parameter)
            implements Expression {
        @Override
        public Value of(Row row) {
            return aggregation.of(row.members(), argument, parameter);
        }

        @Override
        public boolean isAggregate() {
            return true;
        }
    }
}
