package skylab.kernel.display;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import skylab.kernel.notebook.MimeBundle;

/** Collections, arrays, maps and records as HTML tables; rows of records get a column for each component. */
final class TableRenderer implements Renderer {
    private static final int ROW_LIMIT = 200;
    private static final int CELL_LIMIT = 500;

    private record Table(List<String> head, List<List<String>> rows, int size) {}

    @Override
    public Optional<MimeBundle> render(Object value) {
        return table(value).map(table -> MimeBundle.of(PlainText.of(value), "text/html", html(table)));
    }

    private static Optional<Table> table(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<List<String>> rows = map.entrySet().stream()
                    .limit(ROW_LIMIT)
                    .map(entry -> List.of(cell(entry.getKey()), cell(entry.getValue())))
                    .toList();
            return Optional.of(new Table(List.of("key", "value"), rows, map.size()));
        }
        if (value instanceof Collection<?> collection) {
            return Optional.of(rows(collection.stream().limit(ROW_LIMIT), collection.size()));
        }
        if (value instanceof Object[] array) {
            return Optional.of(rows(Arrays.stream(array).limit(ROW_LIMIT), array.length));
        }
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            return Optional.of(
                    rows(IntStream.range(0, Math.min(length, ROW_LIMIT)).mapToObj(i -> Array.get(value, i)), length));
        }
        return value instanceof Record row
                ? Optional.of(new Table(components(row), List.of(fields(row)), 1))
                : Optional.empty();
    }

    private static Table rows(Stream<?> elements, int size) {
        List<Object> list = elements.collect(Collectors.toCollection(ArrayList::new));
        boolean records = !list.isEmpty()
                && list.get(0) instanceof Record
                && list.stream()
                        .allMatch(e -> e != null && e.getClass() == list.get(0).getClass());
        List<String> head = new ArrayList<>(List.of("#"));
        head.addAll(records ? components((Record) list.get(0)) : List.of("value"));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(i)));
            row.addAll(records ? fields((Record) list.get(i)) : List.of(cell(list.get(i))));
            rows.add(row);
        }
        return new Table(head, rows, size);
    }

    private static List<String> components(Record row) {
        return Arrays.stream(row.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> fields(Record row) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                fields.add(cell(component.getAccessor().invoke(row)));
            } catch (InvocationTargetException e) {
                fields.add(String.valueOf(e.getCause()));
            } catch (ReflectiveOperationException | RuntimeException e) {
                fields.add("?");
            }
        }
        return fields;
    }

    private static String cell(Object value) {
        String text = PlainText.of(value);
        return text.length() <= CELL_LIMIT ? text : text.substring(0, CELL_LIMIT) + "…";
    }

    private static String html(Table table) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        table.head()
                .forEach(name -> html.append("<th>").append(Html.escape(name)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(Html.escape(cell)).append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (table.size() > table.rows().size()) {
            html.append("<p>… (").append(table.size()).append(")</p>");
        }
        return html.toString();
    }
}
