package skylab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.launcher.Texts;

/** What was measured, for a reader and for a program. The first kernel is the one that has promised something. */
record Report(Map<Rival, Figures> figures) {
    /** A table: a line per figure, a column per kernel, ratios to ipykernel, and what was promised on this Java. */
    String table(Texts texts, int java) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(heading(texts));
        for (Figure figure : Figure.values()) {
            rows.add(row(figure, texts, java));
        }
        return Columns.aligned(rows);
    }

    private List<String> heading(Texts texts) {
        List<String> cells = new ArrayList<>(List.of("", ""));
        for (Rival rival : figures.keySet()) {
            cells.add(rival.name());
            if (!isPython(rival)) {
                cells.add("/ " + Rivals.PYTHON);
            }
        }
        cells.add(texts.say("bench.limit"));
        cells.add("");
        return cells;
    }

    private List<String> row(Figure figure, Texts texts, int java) {
        List<String> cells = new ArrayList<>();
        cells.add(texts.say("bench." + figure.name()));
        cells.add(figure.unit());
        Figures python = python();
        figures.forEach((rival, each) -> {
            cells.add(Columns.number(each.of(figure)));
            if (!isPython(rival)) {
                double ratio = each.of(figure) / python.of(figure);
                cells.add(Double.isInfinite(ratio) ? "" : Columns.number(ratio));
            }
        });
        Figures own = figures.values().iterator().next();
        double limit = figure.limit(own, python, java);
        double value = own.of(figure);
        cells.add(Columns.number(limit));
        if (Double.isNaN(limit) || Double.isNaN(value)) {
            cells.add("");
        } else {
            cells.add(texts.say(value <= limit ? "bench.kept" : "bench.missed"));
        }
        return cells;
    }

    private static boolean isPython(Rival rival) {
        return rival.snippets() == Snippets.PYTHON;
    }

    private Figures python() {
        return figures.entrySet().stream()
                .filter(entry -> isPython(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Figures::new);
    }

    /** The same as JSON: figures by kernel, in the units of the table; what could not be measured is null. */
    String json(ObjectNode machine) throws IOException {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.set("machine", machine);
        ObjectNode kernels = json.putObject("kernels");
        figures.forEach((rival, each) -> {
            ObjectNode values = kernels.putObject(rival.name());
            for (Figure figure : Figure.values()) {
                double value = each.of(figure);
                values.put(
                        (figure.name() + (figure.unit().isEmpty() ? "" : "_" + figure.unit())).toLowerCase(Locale.ROOT),
                        Double.isNaN(value) ? null : value);
            }
        });
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json);
    }
}
