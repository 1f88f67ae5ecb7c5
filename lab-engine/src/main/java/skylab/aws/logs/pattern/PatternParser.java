package skylab.aws.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads filter patterns, by the grammar of the package. */
final class PatternParser {
    // CloudWatch Logs guide, "Supported regular expressions": two in a pattern of conditions.
    private static final int MOST_REGEXES = 2;

    private final PatternText text;
    private int regexes;

    PatternParser(String pattern) {
        this.text = new PatternText(pattern);
    }

    FilterPattern pattern() {
        text.skip();
        FilterPattern pattern;
        if (text.take("{")) {
            pattern = new JsonPattern(any(this::jsonTest));
            text.expect("}");
        } else if (text.take("[")) {
            pattern = fields();
        } else if (text.take("%")) {
            pattern = new RegexPattern(text.regex());
        } else {
            return terms();
        }
        text.skip();
        if (!text.isAtEnd()) {
            throw text.wrong("the end");
        }
        return pattern;
    }

    /** A selector and nothing else. */
    Selector soleSelector() {
        Selector selector = selector();
        if (!text.isAtEnd()) {
            throw text.wrong("the end");
        }
        return selector;
    }

    private TextPattern terms() {
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        text.skip();
        while (!text.isAtEnd()) {
            List<String> target = text.take("?") ? any : text.take("-") ? none : all;
            text.skip();
            String term = text.take("\"") ? text.phrase() : text.term();
            // A phrase of nothing but spaces is everywhere.
            if (!term.isBlank()) {
                target.add(term);
            }
            text.skip();
        }
        return new TextPattern(all, any, none);
    }

    private SpacePattern fields() {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        List<Condition<SpacePattern.Test>> conditions = new ArrayList<>();
        boolean open = false;
        do {
            text.skip();
            if (text.take("...")) {
                if (open) {
                    throw text.wrong("a single ellipsis");
                }
                open = true;
            } else {
                field(open ? after : before, conditions);
            }
            text.skip();
        } while (text.take(","));
        text.expect("]");
        return new SpacePattern(List.copyOf(before), List.copyOf(after), open, new Condition.All<>(conditions));
    }

    private void field(List<String> names, List<Condition<SpacePattern.Test>> conditions) {
        if (text.peek(",") || text.peek("]")) {
            names.add("");
            return;
        }
        int begin = text.position();
        if (!text.peek("(")) {
            String name = text.name();
            text.skip();
            if (text.peek(",") || text.peek("]")) {
                names.add(name);
                return;
            }
        }
        text.back(begin);
        // A name that is new in a condition is the next field.
        Condition<SpacePattern.Test> condition = any(() -> {
            String name = text.name();
            Comparison comparison = comparison();
            return new SpacePattern.Test(name, comparison, operand(comparison));
        });
        condition.each(test -> {
            if (!names.contains(test.field())) {
                names.add(test.field());
            }
        });
        conditions.add(condition);
    }

    private <T> Condition<T> any(Supplier<T> single) {
        List<Condition<T>> parts = new ArrayList<>();
        do {
            parts.add(all(single));
            text.skip();
        } while (text.take("||"));
        return parts.size() == 1 ? parts.get(0) : new Condition.Any<>(List.copyOf(parts));
    }

    private <T> Condition<T> all(Supplier<T> single) {
        List<Condition<T>> parts = new ArrayList<>();
        do {
            text.skip();
            if (text.take("(")) {
                parts.add(any(single));
                text.expect(")");
            } else {
                parts.add(new Condition.One<>(single.get()));
            }
            text.skip();
        } while (text.take("&&"));
        return parts.size() == 1 ? parts.get(0) : new Condition.All<>(List.copyOf(parts));
    }

    private JsonPattern.Test jsonTest() {
        Selector selector = selector();
        text.skip();
        if (text.takeWord("IS")) {
            text.skip();
            for (JsonPattern.State state : JsonPattern.State.values()) {
                if (text.takeWord(state.name())) {
                    return new JsonPattern.Is(selector, state);
                }
            }
            throw text.wrong("NULL, TRUE or FALSE");
        }
        if (text.takeWord("NOT")) {
            text.skip();
            if (!text.takeWord("EXISTS")) {
                throw text.wrong("EXISTS");
            }
            return new JsonPattern.Missing(selector);
        }
        Comparison comparison = comparison();
        return new JsonPattern.Compared(selector, comparison, operand(comparison));
    }

    private Selector selector() {
        int begin = text.position();
        text.expect("$");
        List<Selector.Step> steps = new ArrayList<>();
        while (true) {
            if (text.take(".*")) {
                steps.add(new Selector.Every());
            } else if (text.take(".")) {
                steps.add(new Selector.Property(text.name()));
            } else if (text.take("[*]")) {
                steps.add(new Selector.Every());
            } else if (text.take("[")) {
                steps.add(new Selector.Element(text.number()));
                text.expect("]");
            } else {
                break;
            }
        }
        if (steps.isEmpty()) {
            throw text.wrong("a property such as $.name");
        }
        return new Selector(text.since(begin), List.copyOf(steps));
    }

    private Comparison comparison() {
        text.skip();
        // The longer signs first: <= begins as < does.
        for (Comparison comparison : List.of(
                Comparison.UNEQUAL,
                Comparison.AT_MOST,
                Comparison.AT_LEAST,
                Comparison.LESS,
                Comparison.GREATER,
                Comparison.EQUAL)) {
            if (text.take(comparison.sign())) {
                return comparison;
            }
        }
        throw text.wrong("one of =, !=, <, <=, >, >=");
    }

    private Operand operand(Comparison comparison) {
        text.skip();
        Operand operand;
        if (text.take("%")) {
            if (++regexes > MOST_REGEXES) {
                throw text.wrong("no more than " + MOST_REGEXES + " regular expressions");
            }
            operand = new Operand.Regex(text.regex());
        } else if (text.take("\"")) {
            operand = new Operand.Text(text.phrase(), true);
        } else {
            operand = new Operand.Text(text.word(), false);
        }
        if (comparison.isOrder() && operand.number().isEmpty()) {
            throw text.wrong("a number after " + comparison.sign());
        }
        return operand;
    }
}
