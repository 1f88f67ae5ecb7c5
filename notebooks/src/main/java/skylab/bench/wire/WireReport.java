package skylab.bench.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.bench.Columns;
import skylab.kernel.protocol.Json;
import skylab.launcher.Texts;

/**
 * What was measured, for a reader and for a program. The first server is the one that has promised something.
 *
 * @param marks by server
 */
record WireReport(Map<String, Map<Mark, Double>> marks) {
    /** A table: a line per mark, a column per server, and what was promised. */
    String table(Texts texts) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("", ""));
        heading.addAll(marks.keySet());
        heading.add(texts.say("bench.wireAim"));
        heading.add("");
        rows.add(heading);
        for (Mark mark : Mark.values()) {
            rows.add(row(mark, texts));
        }
        return Columns.aligned(rows);
    }

    private List<String> row(Mark mark, Texts texts) {
        List<String> cells = new ArrayList<>(List.of(texts.say("bench.wire." + mark.name()), mark.unit()));
        marks.values().forEach(each -> cells.add(Columns.number(each.getOrDefault(mark, Double.NaN))));
        double own = marks.values().iterator().next().getOrDefault(mark, Double.NaN);
        cells.add(Columns.number(mark.aim()));
        boolean judged = !Double.isNaN(mark.aim()) && !Double.isNaN(own);
        cells.add(judged ? texts.say(mark.isKept(own) ? "bench.kept" : "bench.missed") : "");
        return cells;
    }

    /** The same as JSON: marks by server, in the units of the table; what could not be measured is null. */
    ObjectNode json(ObjectNode description) {
        ObjectNode servers = description.putObject("servers");
        marks.forEach((name, each) -> {
            ObjectNode values = servers.putObject(name);
            for (Mark mark : Mark.values()) {
                Double value = each.get(mark);
                String key = mark.name().toLowerCase(Locale.ROOT);
                values.set(key, Json.object().numberNode(value == null || value.isNaN() ? null : value));
            }
        });
        return description;
    }
}
