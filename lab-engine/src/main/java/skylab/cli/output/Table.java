package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A table (AWS CLI user guide, "Table output format"): a section for each structure, what is in it indented below. If it is
 * too wide for the terminal, sections of one row are turned by a quarter.
 */
final class Table {
    private static final int PADDING = 4;

    private final List<Section> sections = new ArrayList<>();

    private Table() {}

    /** A part with a title, columns, and rows. */
    private static final class Section {
        final String title;
        final int depth;
        List<String> headers = List.of();
        List<List<String>> rows = new ArrayList<>();

        Section(String title, int depth) {
            this.title = title;
            this.depth = depth;
        }

        /** The widest of each column. */
        int[] widest() {
            int columns = Math.max(
                    headers.size(), rows.stream().mapToInt(List::size).max().orElse(0));
            int[] widest = new int[columns];
            raise(widest, headers);
            rows.forEach(row -> raise(widest, row));
            return widest;
        }

        private static void raise(int[] widest, List<String> cells) {
            for (int i = 0; i < cells.size(); i++) {
                widest[i] = Math.max(widest[i], Columns.of(cells.get(i)));
            }
        }

        int width() {
            int[] widest = widest();
            int cells = Arrays.stream(widest).sum() + widest.length * PADDING;
            return Math.max(Columns.of(title), cells) + 2 + 2 * depth;
        }

        void turn() {
            if (rows.size() == 1 && !headers.isEmpty()) {
                List<List<String>> turned = new ArrayList<>();
                for (int i = 0; i < headers.size(); i++) {
                    turned.add(List.of(headers.get(i), rows.get(0).get(i)));
                }
                headers = List.of();
                rows = turned;
            }
        }
    }

    static String of(String operation, JsonNode answer, int terminal) {
        Table table = new Table();
        if (!table.add(operation, answer, 0)) {
            return "";
        }
        if (table.width() > terminal) {
            table.sections.forEach(Section::turn);
        }
        int width = table.width();
        StringBuilder text = new StringBuilder("-".repeat(width)).append('\n');
        table.sections.forEach(section -> text.append(
                TableLines.of(section.title, section.headers, section.rows, section.widest(), section.depth, width)));
        return text.toString();
    }

    private int width() {
        return sections.stream().mapToInt(Section::width).max().orElse(0);
    }

    private Section begin(String title, int depth) {
        Section section = new Section(title, depth);
        sections.add(section);
        return section;
    }

    private boolean add(String title, JsonNode node, int depth) {
        if (node.isContainerNode() ? node.isEmpty() : node.isNull() || node.isMissingNode()) {
            return false;
        }
        Section section = title == null ? sections.get(sections.size() - 1) : begin(title, depth);
        if (node.isObject()) {
            structure(section, node, depth);
        } else if (node.isArray() && node.get(0).isObject()) {
            structures(section, node, depth);
        } else if (node.isArray()) {
            node.forEach(item -> {
                if (!item.isContainerNode()) {
                    section.rows.add(List.of(Scalars.text(item)));
                } else if (isFlat(item)) {
                    List<String> row = new ArrayList<>();
                    item.forEach(cell -> row.add(Scalars.text(cell)));
                    section.rows.add(row);
                } else {
                    add(null, item, 0);
                }
            });
        }
        // Of a single value the real one shows nothing but the title.
        return true;
    }

    private static boolean isFlat(JsonNode list) {
        for (JsonNode item : list) {
            if (item.isContainerNode()) {
                return false;
            }
        }
        return list.isArray();
    }

    private void structure(Section section, JsonNode node, int depth) {
        SortedSet<String> scalars = names(node, false);
        if (scalars.size() == 1) {
            String only = scalars.first();
            section.rows.add(List.of(only, Scalars.text(node.get(only))));
        } else if (!scalars.isEmpty()) {
            section.headers = List.copyOf(scalars);
            section.rows.add(
                    scalars.stream().map(name -> Scalars.text(node.get(name))).toList());
        }
        names(node, true).forEach(name -> add(name, node.get(name), depth + 1));
    }

    private void structures(Section first, JsonNode list, int depth) {
        SortedSet<String> scalars = new TreeSet<>();
        SortedSet<String> inside = new TreeSet<>();
        list.forEach(item -> {
            scalars.addAll(names(item, false));
            inside.addAll(names(item, true));
        });
        Section section = first;
        section.headers = List.copyOf(scalars);
        for (JsonNode item : list) {
            if (!inside.isEmpty() && !section.rows.isEmpty()) {
                section = begin(first.title, depth);
                section.headers = List.copyOf(scalars);
            }
            section.rows.add(scalars.stream()
                    .map(name -> item.has(name) ? Scalars.text(item.get(name)) : "")
                    .toList());
            inside.stream().filter(item::has).forEach(name -> add(name, item.get(name), depth + 1));
        }
    }

    private static SortedSet<String> names(JsonNode structure, boolean containers) {
        SortedSet<String> names = new TreeSet<>();
        structure.properties().stream()
                .filter(member -> member.getValue().isContainerNode() == containers)
                .forEach(member -> names.add(member.getKey()));
        return names;
    }
}
