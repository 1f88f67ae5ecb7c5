package skylab.aws.cloudwatch.dashboard;

import java.util.List;

/**
 * A widget on the grid of 24 columns.
 *
 * @param x its first column, from 0
 * @param y its first row, from 0
 * @param width in columns, 1 to 24
 * @param height in rows, 1 to 1000
 * @param content what it shows
 */
public record Widget(int x, int y, int width, int height, Content content) {
    /** What a widget shows. */
    public sealed interface Content permits MetricGraph, Text, Alarms, Log, Other {
        /** What stands above it; empty if nothing does. */
        String title();
    }

    /**
     * A text.
     *
     * @param markdown as written
     * @param transparent whether it has no background of its own
     */
    public record Text(String markdown, boolean transparent) implements Content {
        @Override
        public String title() {
            return "";
        }
    }

    /**
     * States of alarms.
     *
     * @param title above them
     * @param arns which
     * @param states only those in one of these states; empty for all
     * @param sortBy {@code default} (by name), {@code stateUpdatedTimestamp} or {@code timestamp}
     */
    public record Alarms(String title, List<String> arns, List<String> states, String sortBy) implements Content {
        /** Copies the lists. */
        public Alarms {
            arns = List.copyOf(arns);
            states = List.copyOf(states);
        }
    }

    /**
     * A query of CloudWatch Logs Insights.
     *
     * @param title above it
     * @param region whose logs
     * @param query with the groups in {@code SOURCE} clauses
     * @param view {@code table}, {@code timeSeries}, {@code bar} or {@code pie}
     */
    public record Log(String title, String region, String query, String view) implements Content {}

    /**
     * What AWS knows and Skylab does not draw.
     *
     * @param type e.g. {@code explorer}
     * @param title above it
     */
    public record Other(String type, String title) implements Content {}
}
