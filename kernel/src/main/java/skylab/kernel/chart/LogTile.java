package skylab.kernel.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.cloudwatch.dashboard.Body;
import skylab.aws.cloudwatch.dashboard.MetricGraph;
import skylab.aws.cloudwatch.dashboard.Widget;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Sample;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** A log widget with the rows that its query finds. */
final class LogTile {
    private static final Pattern SOURCE = Pattern.compile("\\s*SOURCE\\s+'([^']*)'\\s*\\|", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final String POINTER = "@ptr";
    private static final int MOST_ASKED = 60;

    private LogTile() {}

    static DashboardView.Content of(
            CloudWatchLogsClient client, Widget.Log widget, Body.Range range, int width, int height) {
        List<String> groups = new ArrayList<>();
        Matcher source = SOURCE.matcher(widget.query());
        int begin = 0;
        while (source.find() && source.start() == begin) {
            groups.add(source.group(1));
            begin = source.end();
        }
        String query = widget.query().substring(begin);
        String id = client.startQuery(r -> r.logGroupNames(groups)
                        .queryString(query)
                        .startTime(range.from().getEpochSecond())
                        .endTime(range.to().getEpochSecond()))
                .queryId();
        GetQueryResultsResponse answer = client.getQueryResults(r -> r.queryId(id));
        // Asking takes time, and in time a query ends.
        for (int i = 1; i < MOST_ASKED && isRunning(answer.status()); i++) {
            answer = client.getQueryResults(r -> r.queryId(id));
        }
        List<List<ResultField>> rows = answer.results();
        return switch (widget.view()) {
            case "bar" -> figures(widget, rows, MetricGraph.View.BAR, width, height);
            case "pie" -> figures(widget, rows, MetricGraph.View.PIE, width, height);
            case "timeSeries" -> course(widget, rows, range, width, height);
            default -> sheet(widget, rows);
        };
    }

    private static boolean isRunning(QueryStatus status) {
        return status == QueryStatus.RUNNING || status == QueryStatus.SCHEDULED;
    }

    private static List<String> columns(List<List<ResultField>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.forEach(field -> columns.add(field.field())));
        columns.remove(POINTER);
        return List.copyOf(columns);
    }

    private static String value(List<ResultField> row, String column) {
        return row.stream()
                .filter(field -> field.field().equals(column))
                .map(ResultField::value)
                .findFirst()
                .orElse("");
    }

    private static DashboardView.Sheet sheet(Widget.Log widget, List<List<ResultField>> rows) {
        List<String> columns = columns(rows);
        return new DashboardView.Sheet(
                widget.title(),
                columns,
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> value(row, column))
                                .toList())
                        .toList());
    }

    /** The first numbers of rows, named by the rest of them. */
    private static DashboardView.Drawn figures(
            Widget.Log widget, List<List<ResultField>> rows, MetricGraph.View view, int width, int height) {
        List<String> columns = columns(rows);
        List<Figures.Figure> figures = new ArrayList<>();
        for (List<ResultField> row : rows) {
            Optional<String> number = columns.stream()
                    .filter(column -> number(value(row, column)).isPresent())
                    .findFirst();
            List<String> names = columns.stream()
                    .filter(column -> !Optional.of(column).equals(number))
                    .map(column -> value(row, column))
                    .toList();
            figures.add(new Figures.Figure(
                    String.join(" ", names),
                    number.map(column -> number(value(row, column))).orElse(OptionalDouble.empty()),
                    "",
                    Optional.empty(),
                    List.of()));
        }
        return new DashboardView.Drawn(new Figures(widget.title(), view, figures, Look.Axis.of(""), width, height));
    }

    /** A line for each column of numbers, over the column that is a time. */
    private static DashboardView.Content course(
            Widget.Log widget, List<List<ResultField>> rows, Body.Range range, int width, int height) {
        List<String> columns = columns(rows);
        Optional<String> time = columns.stream()
                .filter(column -> !rows.isEmpty()
                        && rows.stream()
                                .allMatch(row -> time(value(row, column)).isPresent()))
                .findFirst();
        if (time.isEmpty() && !rows.isEmpty()) {
            return sheet(widget, rows);
        }
        CloudWatchChart chart = CloudWatchChart.of(widget.title(), "")
                .with(Look.of("").between(range.from(), range.to()).sized(width, height));
        for (String column : columns) {
            List<Sample> samples = new ArrayList<>();
            for (List<ResultField> row : rows) {
                OptionalDouble number = number(value(row, column));
                if (!Optional.of(column).equals(time) && number.isPresent()) {
                    time(value(row, time.orElseThrow()))
                            .ifPresent(at -> samples.add(new Sample(at, number.getAsDouble())));
                }
            }
            if (!samples.isEmpty()) {
                samples.sort(Comparator.comparing(Sample::at));
                chart = chart.line(new Line(column, samples));
            }
        }
        return new DashboardView.Drawn(chart);
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
