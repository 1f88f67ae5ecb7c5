package skylab.aws.logs.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Events on their way through the commands of a query. */
final class Pipeline {
    private List<Row> rows;
    private final List<String> columns = new ArrayList<>();
    private boolean displayed;
    private boolean aggregated;
    private long matched = -1;

    private Pipeline(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * What comes out.
     *
     * @param columns the names of the fields that are shown
     * @param rows with these fields, and maybe others
     * @param matched how many events the query has found, before it aggregated or cut them
     */
    record Outcome(List<String> columns, List<Row> rows, long matched) {}

    /**
     * Runs a query.
     *
     * @param events the latest first
     * @param most how many rows may come out
     * @throws Search.TookTooLong if a regular expression cannot be decided in time
     */
    static Outcome run(List<Command> commands, List<Row> events, int most) {
        Pipeline pipeline = new Pipeline(events);
        commands.forEach(pipeline::apply);
        return pipeline.outcome(most);
    }

    private Outcome outcome(int most) {
        List<String> shown = new ArrayList<>(columns);
        if (shown.isEmpty()) {
            shown.add(Discovery.TIMESTAMP);
            shown.add(Discovery.MESSAGE);
        }
        if (!aggregated) {
            shown.add(Discovery.POINTER);
        }
        long all = matched < 0 ? rows.size() : matched;
        return new Outcome(shown, rows.subList(0, Math.min(most, rows.size())), all);
    }

    private void apply(Command command) {
        if (command instanceof Command.Fields fields) {
            show(fields.items(), !displayed);
        } else if (command instanceof Command.Display display) {
            columns.clear();
            displayed = true;
            show(display.items(), true);
        } else if (command instanceof Command.Filter filter) {
            rows = rows.stream()
                    .filter(row -> filter.condition().of(row).isTrue())
                    .toList();
        } else if (command instanceof Command.Parse parse) {
            rows = rows.stream().map(row -> parsed(parse, row)).toList();
        } else if (command instanceof Command.Stats stats) {
            count();
            aggregate(stats);
        } else if (command instanceof Command.Sort sort) {
            sort(sort);
        } else if (command instanceof Command.Limit limit) {
            count();
            rows = rows.subList(0, (int) Math.min(rows.size(), limit.most()));
        } else if (command instanceof Command.Dedup dedup) {
            count();
            dedup(dedup);
        }
    }

    private void count() {
        if (matched < 0) {
            matched = rows.size();
        }
    }

    private void show(List<Command.Item> items, boolean visible) {
        for (Command.Item item : items) {
            boolean isItself = item.expression() instanceof Expression.Field field
                    && field.name().equals(item.name());
            if (!isItself) {
                rows = rows.stream()
                        .map(row ->
                                row.with(Map.of(item.name(), item.expression().of(row))))
                        .toList();
            }
            if (visible && !columns.contains(item.name())) {
                columns.add(item.name());
            }
        }
    }

    private static Row parsed(Command.Parse parse, Row row) {
        Value source = parse.source().of(row);
        Matcher found = source.isPresent() ? Search.find(parse.regex(), source.text()) : null;
        if (found == null) {
            return row;
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < parse.names().size(); i++) {
            String name = parse.names().get(i);
            String group = parse.named() ? found.group(name) : found.group(i + 1);
            if (group != null) {
                fields.put(name, Value.of(group));
            }
        }
        return row.with(fields);
    }

    private void aggregate(Command.Stats stats) {
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        Map<List<Object>, Map<String, Value>> keys = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Value> values = valuesOf(stats.groups(), row);
            List<Object> key = identity(values);
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
            if (!keys.containsKey(key)) {
                Map<String, Value> named = new LinkedHashMap<>();
                for (int i = 0; i < values.size(); i++) {
                    named.put(stats.groups().get(i).name(), values.get(i));
                }
                keys.put(key, named);
            }
        }
        if (stats.groups().isEmpty() && groups.isEmpty()) {
            groups.put(List.of(), List.of());
            keys.put(List.of(), Map.of());
        }
        List<Row> lines = new ArrayList<>();
        groups.forEach((key, members) -> {
            Map<String, Value> line = new LinkedHashMap<>(keys.get(key));
            for (Command.Item item : stats.items()) {
                line.put(item.name(), item.expression().of(new Group(line, members)));
            }
            lines.add(Row.EMPTY.with(line));
        });
        rows = lines;
        columns.clear();
        displayed = false;
        aggregated = true;
        stats.groups().forEach(group -> columns.add(group.name()));
        stats.items().stream()
                .map(Command.Item::name)
                .filter(name -> !columns.contains(name))
                .forEach(columns::add);
    }

    private static List<Value> valuesOf(List<Command.Item> items, Row row) {
        List<Value> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(item.expression().of(row)));
        return values;
    }

    // What reads the same is the same; moments need not be written for that.
    private static List<Object> identity(List<Value> values) {
        List<Object> identity = new ArrayList<>(values.size());
        values.forEach(value -> identity.add(value instanceof Value.Time ? value : value.text()));
        return identity;
    }

    /** The members of a group, and what is known of them so far. */
    private record Group(Map<String, Value> known, List<Row> members) implements Row {
        @Override
        public Value field(String name) {
            return known.getOrDefault(name, Value.NOTHING);
        }
    }

    private void sort(Command.Sort sort) {
        Comparator<Row> order = (a, b) -> 0;
        for (Command.Key key : sort.keys()) {
            Comparator<Value> one = key.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            // What is missing comes last either way.
            order = order.thenComparing(
                    row -> key.expression().of(row),
                    Comparator.<Value, Boolean>comparing(value -> !value.isPresent())
                            .thenComparing(one));
        }
        rows = rows.stream().sorted(order).toList();
    }

    private void dedup(Command.Dedup dedup) {
        Set<List<Object>> seen = new HashSet<>();
        rows = rows.stream()
                .filter(row -> {
                    List<Value> values = valuesOf(dedup.items(), row);
                    return !values.stream().allMatch(Value::isPresent) || seen.add(identity(values));
                })
                .toList();
    }
}
