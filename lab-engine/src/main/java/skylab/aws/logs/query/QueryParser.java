package skylab.aws.logs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads queries, by the grammar of the package. */
final class QueryParser {
    /** The most rows of an answer (API reference, "StartQuery"). */
    static final int MOST_ROWS = 10_000;

    private static final int MOST_STATS = 2;
    private static final Pattern GROUP_NAME = Pattern.compile("\\\\.|\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Set<String> OTHERS = Set.of(
            "pattern", "diff", "unmask", "unnest", "anomaly", "filterindex", "join", "lookup", "source", "addtotals");

    private final QueryText text;
    private final ExpressionParser expressions;

    private QueryParser(String query) {
        this.text = new QueryText(query);
        this.expressions = new ExpressionParser(text);
    }

    /**
     * Reads a query.
     *
     * @throws MalformedQuery if it is none
     */
    static List<Command> parse(String query) {
        return new QueryParser(query).commands();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        do {
            int begin = text.position();
            Command command = command();
            boolean afterDedup = !commands.isEmpty() && commands.get(commands.size() - 1) instanceof Command.Dedup;
            if (afterDedup && !(command instanceof Command.Limit)) {
                throw text.wrong("only limit can follow dedup", begin);
            }
            commands.add(command);
            if (commands.stream().filter(Command.Stats.class::isInstance).count() > MOST_STATS) {
                throw text.wrong("more than " + MOST_STATS + " stats commands", begin);
            }
        } while (text.take("|"));
        if (!text.isAtEnd()) {
            throw text.unexpected();
        }
        return List.copyOf(commands);
    }

    private Command command() {
        if (text.takeWord("fields")) {
            return new Command.Fields(items(false));
        } else if (text.takeWord("display")) {
            return new Command.Display(items(false));
        } else if (text.takeWord("filter")) {
            int begin = text.position();
            return new Command.Filter(plain(expressions.any(), begin));
        } else if (text.takeWord("parse")) {
            return parse();
        } else if (text.takeWord("stats")) {
            return stats();
        } else if (text.takeWord("sort")) {
            return sort();
        } else if (text.takeWord("limit") || text.takeWord("head")) {
            return limit();
        } else if (text.takeWord("dedup")) {
            return new Command.Dedup(items(false));
        }
        for (String other : OTHERS) {
            int begin = text.position();
            if (text.takeWord(other)) {
                throw text.wrong("Skylab does not emulate the command " + other, begin);
            }
        }
        throw text.unexpected();
    }

    private List<Command.Item> items(boolean aggregate) {
        List<Command.Item> items = new ArrayList<>();
        do {
            text.skip();
            int begin = text.position();
            Expression expression = expressions.any();
            String name = expression instanceof Expression.Field field ? field.name() : text.since(begin);
            if (!aggregate) {
                plain(expression, begin);
            }
            items.add(new Command.Item(text.takeWord("as") ? text.name() : name, expression));
        } while (text.take(","));
        return List.copyOf(items);
    }

    private Expression plain(Expression expression, int begin) {
        if (expression.isAggregate()) {
            throw text.wrong("aggregation functions belong to stats", begin);
        }
        return expression;
    }

    private Command stats() {
        text.skip();
        int begin = text.position();
        List<Command.Item> items = items(true);
        if (items.stream().noneMatch(item -> item.expression().isAggregate())) {
            throw text.wrong("stats needs an aggregation function", begin);
        }
        return new Command.Stats(items, text.takeWord("by") ? items(false) : List.of());
    }

    private Command sort() {
        List<Command.Key> keys = new ArrayList<>();
        do {
            text.skip();
            int begin = text.position();
            // An aggregation is meant by the name under which the results show it.
            Expression expression = expressions.any();
            String written = text.since(begin);
            boolean descending = text.takeWord("desc");
            if (!descending) {
                text.takeWord("asc");
            }
            boolean isCall = expression instanceof Expression.Call || expression.isAggregate();
            keys.add(new Command.Key(isCall ? new Shown(written, expression).expression() : expression, descending));
        } while (text.take(","));
        return new Command.Sort(List.copyOf(keys));
    }

    /** What results may show under its own text. */
    private record Shown(String written, Expression computed) {
        Expression expression() {
            return computed.isAggregate()
                    ? new Expression.Field(written)
                    : new Expression.Call(
                            Functions.named("coalesce"), List.of(new Expression.Field(written), computed));
        }
    }

    private Command limit() {
        text.skip();
        int begin = text.position();
        long most = text.whole();
        if (most < 1 || most > MOST_ROWS) {
            throw text.wrong("limit must be between 1 and " + MOST_ROWS, begin);
        }
        return new Command.Limit(most);
    }

    private Command parse() {
        Expression source = new Expression.Field(Discovery.MESSAGE);
        if (!text.isText() && !text.peek("/")) {
            source = text.isName() ? named() : expressions.any();
        }
        text.skip();
        int begin = text.position();
        boolean glob = text.isText();
        if (!glob && !text.peek("/")) {
            throw text.unexpected();
        }
        Pattern regex = glob ? glob(text.quoted()) : text.regex();
        List<String> names = new ArrayList<>();
        if (text.takeWord("as")) {
            do {
                names.add(text.name());
            } while (text.take(","));
            if (names.size() != regex.matcher("").groupCount()) {
                throw text.wrong("the number of fields does not match the number of expressions", begin);
            }
            return new Command.Parse(source, regex, List.copyOf(names), false);
        }
        names.addAll(glob ? List.of() : groupNames(regex));
        if (names.isEmpty()) {
            throw text.wrong("parse needs the names of the fields", begin);
        }
        return new Command.Parse(source, regex, List.copyOf(names), true);
    }

    // Here a slash begins the regular expression: it does not divide.
    private Expression named() {
        int begin = text.position();
        String name = text.name();
        if (!text.peek("(")) {
            return new Expression.Field(name);
        }
        text.back(begin);
        return expressions.any();
    }

    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            boolean last = i == glob.length() - 1;
            regex.append(c == '*' ? last ? "(.*)" : "(.*?)" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static List<String> groupNames(Pattern regex) {
        List<String> names = new ArrayList<>();
        Matcher matcher = GROUP_NAME.matcher(regex.pattern());
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
