package skylab.kernel.chart;

import java.util.ArrayList;
import java.util.List;
import skylab.aws.cloudwatch.dashboard.Body;
import skylab.aws.cloudwatch.dashboard.MetricGraph;
import skylab.aws.cloudwatch.dashboard.Widget;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A dashboard at a moment: its widgets with what they show.
 *
 * @param name the dashboard's
 * @param tiles in the order of its body
 */
public record DashboardView(String name, List<Tile> tiles) {
    /** The length of a side of a field of the grid, in pixels. */
    public static final int FIELD = 36;

    /** Pixels between two fields. */
    public static final int GAP = 6;

    private static final int COLUMNS = 24;

    /** The width of the whole grid in pixels. */
    public static final int WIDTH = length(COLUMNS);

    /** Copies the list. */
    public DashboardView {
        tiles = List.copyOf(tiles);
    }

    /**
     * A widget with its place.
     *
     * @param x its first column of 24, from 0
     * @param y its first row, from 0
     * @param width in columns
     * @param height in rows
     * @param content what it shows
     */
    public record Tile(int x, int y, int width, int height, Content content) {}

    /** What a widget shows. */
    public sealed interface Content permits Drawn, Markdown, Sheet, Note {}

    /**
     * A picture.
     *
     * @param drawing the picture
     */
    public record Drawn(Drawing drawing) implements Content {}

    /**
     * A text.
     *
     * @param source its Markdown
     */
    public record Markdown(String source) implements Content {}

    /**
     * A table.
     *
     * @param title above it
     * @param head the names of its columns
     * @param rows its cells
     */
    public record Sheet(String title, List<String> head, List<List<String>> rows) implements Content {
        /** Copies the lists. */
        public Sheet {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Why there is nothing to see.
     *
     * @param title above it
     * @param text a reason in AWS's words, or what is not drawn
     */
    public record Note(String title, String text) implements Content {}

    /** Asks for a dashboard and all that it shows. */
    static DashboardView of(CloudWatchConsole console, String name) {
        Body body = Body.parse(
                console.client().getDashboard(r -> r.dashboardName(name)).dashboardBody());
        List<Tile> tiles = new ArrayList<>();
        for (Widget widget : body.widgets()) {
            tiles.add(
                    new Tile(widget.x(), widget.y(), widget.width(), widget.height(), content(console, body, widget)));
        }
        return new DashboardView(name, tiles);
    }

    private static int length(int fields) {
        return fields * (FIELD + GAP) - GAP;
    }

    private static Content content(CloudWatchConsole console, Body body, Widget widget) {
        int width = length(widget.width());
        int height = length(widget.height());
        try {
            if (widget.content() instanceof MetricGraph graph) {
                return new GraphTile(console, body, graph, width, height).content();
            } else if (widget.content() instanceof Widget.Text text) {
                return new Markdown(text.markdown());
            } else if (widget.content() instanceof Widget.Alarms alarms) {
                return new Drawn(AlarmBoard.of(console.clients(), console.region(), alarms, width, height));
            } else if (widget.content() instanceof Widget.Log log) {
                return LogTile.of(console.logs().apply(log.region()), log, body.range(console.now()), width, height);
            }
        } catch (AwsServiceException refusal) {
            // One widget that cannot be shown does not take the others with it.
            return new Note(widget.content().title(), refusal.awsErrorDetails().errorMessage());
        }
        return new Note(widget.content().title(), ((Widget.Other) widget.content()).type());
    }
}
