package skylab.kernel.display;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import skylab.kernel.display.HtmlTable.Cell;
import skylab.kernel.text.Messages;

/**
 * Collections, arrays, maps and records as HTML tables. A collection of records gets a row for each and a column for
 * each component, one of maps a column for each key, an array of arrays is a grid; what stands in a cell may be a table
 * again.
 */
final class TableForm {
    private static final int MOST_ROWS = 100;

    /** A column of plain values tells little by going on. */
    private static final int MOST_PLAIN_ROWS = 20;

    private static final int MOST_ROWS_WITHIN = 10;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_CELL = 500;
    private static final int DEEPEST = 3;

    private final Messages messages;
    private final TextForm texts;

    TableForm(Messages messages) {
        this.messages = messages;
        this.texts = new TextForm(messages);
    }

    /** The table of a value; empty when it is not made of others. */
    Optional<String> of(Object value) {
        return isEmpty(value)
                ? Optional.empty()
                : new Drawing().table(value).map(HtmlTable::html).map(Html::literal);
    }

    /** The table of the first elements of something that goes on, with a remark. */
    String elements(List<?> first, String note) {
        HtmlTable table = new Drawing().rows(first, first.size());
        table.note(note);
        return Html.literal(table.html());
    }

    /** Empty ones are better told by their text. */
    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> collection && collection.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value.getClass().isArray() && Array.getLength(value) == 0;
    }

    /** Whether a value fills one cell as text. */
    private static boolean isPlain(Object value) {
        return value == null
                || !(value instanceof Collection
                        || value instanceof Map
                        || value instanceof Record
                        || value instanceof Optional
                        || value.getClass().isArray());
    }

    private final class Drawing {
        private final Set<Object> above = Collections.newSetFromMap(new IdentityHashMap<>());

        Optional<HtmlTable> table(Object value) {
            above.add(value);
            try {
                if (value instanceof Map<?, ?> map) {
                    return Optional.of(entries(map));
                }
                if (value instanceof Collection<?> collection) {
                    return Optional.of(cut(first(collection.stream()), collection.size()));
                }
                if (value instanceof Object[] array) {
                    return Optional.of(cut(first(Arrays.stream(array)), array.length));
                }
                if (value.getClass().isArray()) {
                    int length = Array.getLength(value);
                    return Optional.of(
                            cut(first(IntStream.range(0, length).mapToObj(i -> Array.get(value, i))), length));
                }
                return value instanceof Record row ? Optional.of(single(row)) : Optional.empty();
            } finally {
                above.remove(value);
            }
        }

        private List<Object> first(Stream<?> elements) {
            List<Object> list = new ArrayList<>();
            elements.limit(mostRows()).forEach(list::add);
            return list;
        }

        private int mostRows() {
            return above.size() > 1 ? MOST_ROWS_WITHIN : MOST_ROWS;
        }

        private HtmlTable entries(Map<?, ?> map) {
            HtmlTable table = new HtmlTable(List.of("key", "value"));
            int shown = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (shown == mostRows()) {
                    table.note(more(shown, map.size()));
                    break;
                }
                shown++;
                table.row(List.of(cell(entry.getKey()), cell(entry.getValue())));
            }
            return table;
        }

        private HtmlTable single(Record row) {
            HtmlTable table = new HtmlTable(components(row));
            table.row(fields(row));
            return table;
        }

        private HtmlTable cut(List<?> first, int size) {
            boolean plain = first.stream().allMatch(TableForm::isPlain);
            return rows(plain ? first.subList(0, Math.min(first.size(), MOST_PLAIN_ROWS)) : first, size);
        }

        HtmlTable rows(List<?> list, int size) {
            HtmlTable table;
            if (isAll(
                    list,
                    element -> element instanceof Record
                            && element.getClass() == list.get(0).getClass())) {
                table = new HtmlTable(headed(components((Record) list.get(0))));
                number(table, list, element -> fields((Record) element));
            } else if (isAll(list, Drawing::hasTextKeys)) {
                List<String> keys = keys(list);
                table = new HtmlTable(headed(keys));
                number(table, list, element -> values((Map<?, ?>) element, keys));
            } else if (isAll(
                    list, element -> element != null && element.getClass().isArray())) {
                int width = Math.min(
                        MOST_COLUMNS,
                        list.stream().mapToInt(Array::getLength).max().orElse(0));
                table = new HtmlTable(headed(
                        IntStream.range(0, width).mapToObj(String::valueOf).toList()));
                number(table, list, element -> grid(element, width));
            } else {
                table = new HtmlTable(headed(List.of("value")));
                number(table, list, element -> List.of(cell(element)));
            }
            if (size > list.size()) {
                table.note(more(list.size(), size));
            }
            return table;
        }

        private static boolean isAll(List<?> list, Predicate<Object> kind) {
            return !list.isEmpty() && list.stream().allMatch(kind);
        }

        private static boolean hasTextKeys(Object element) {
            return element instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance);
        }

        private static List<String> keys(List<?> maps) {
            Set<String> keys = new LinkedHashSet<>();
            maps.forEach(map -> ((Map<?, ?>) map).keySet().forEach(key -> keys.add((String) key)));
            return keys.stream().limit(MOST_COLUMNS).toList();
        }

        private static List<String> headed(List<String> columns) {
            return Stream.concat(Stream.of("#"), columns.stream()).toList();
        }

        private static void number(HtmlTable table, List<?> list, Function<Object, List<Cell>> cells) {
            for (int i = 0; i < list.size(); i++) {
                List<Cell> row = new ArrayList<>(List.of(new Cell(String.valueOf(i), true)));
                row.addAll(cells.apply(list.get(i)));
                table.row(row);
            }
        }

        private List<Cell> values(Map<?, ?> map, List<String> keys) {
            return keys.stream()
                    .map(key -> map.containsKey(key) ? cell(map.get(key)) : new Cell("", false))
                    .toList();
        }

        private List<Cell> grid(Object array, int width) {
            int length = Array.getLength(array);
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                boolean last = i == MOST_COLUMNS - 1 && length > MOST_COLUMNS;
                cells.add(
                        last
                                ? new Cell(Html.escape(more(i, length)), false)
                                : i < length ? cell(Array.get(array, i)) : new Cell("", false));
            }
            return cells;
        }

        private static List<String> components(Record row) {
            return Arrays.stream(row.getClass().getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        }

        private List<Cell> fields(Record row) {
            List<Cell> fields = new ArrayList<>();
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    fields.add(cell(component.getAccessor().invoke(row)));
                } catch (InvocationTargetException e) {
                    fields.add(Cell.text(new Foreign(messages).failure(row, e.getCause())));
                } catch (ReflectiveOperationException | RuntimeException e) {
                    // A record that a module keeps to itself: its text says what may be known.
                    fields.add(new Cell("?", false));
                }
            }
            return fields;
        }

        private Cell cell(Object value) {
            if (value == null) {
                return new Cell("<i style=\"opacity:.7\">null</i>", false);
            }
            if (value instanceof Number) {
                return new Cell(Html.escape(shortened(value)), true);
            }
            if (value instanceof Optional<?> optional) {
                return optional.isPresent() ? cell(optional.get()) : new Cell("", false);
            }
            if (above.size() < DEEPEST && !above.contains(value)) {
                Optional<HtmlTable> within = isRow(value) ? Optional.empty() : table(value);
                if (within.isPresent()) {
                    return new Cell(within.get().within(), false);
                }
            }
            return new Cell(Html.escape(shortened(value)), false);
        }

        /** A list of plain values within a table takes less room as a text. */
        private boolean isRow(Object value) {
            if (value instanceof Collection<?> collection) {
                return collection.stream().limit(MOST_ROWS_WITHIN).allMatch(TableForm::isPlain);
            }
            if (value instanceof Object[] array) {
                return Arrays.stream(array).limit(MOST_ROWS_WITHIN).allMatch(TableForm::isPlain);
            }
            return value.getClass().isArray() || isEmpty(value);
        }

        private String shortened(Object value) {
            String text = texts.of(Objects.requireNonNull(value));
            return text.length() <= LONGEST_CELL
                    ? text
                    : text.substring(0, LONGEST_CELL) + more(LONGEST_CELL, text.length());
        }

        private String more(int shown, int size) {
            return messages.text("display.more", size - shown, size);
        }
    }
}
