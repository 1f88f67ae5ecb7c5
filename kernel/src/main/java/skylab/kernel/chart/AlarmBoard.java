package skylab.kernel.chart;

import java.awt.Color;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import skylab.aws.cloudwatch.dashboard.Widget;
import skylab.kernel.chart.Canvas.Anchor;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

/** States of alarms, each with its name on a field in its colour. */
record AlarmBoard(String title, List<State> states, int width, int height) implements Drawing {
    private static final double MARGIN = 14;
    private static final double HEADER = 34;
    private static final double ROW = 30;
    private static final double FIELD = 190;
    private static final List<String> URGENCY = List.of("ALARM", "INSUFFICIENT_DATA", "OK");

    /** Copies the list. */
    AlarmBoard {
        states = List.copyOf(states);
    }

    /**
     * An alarm.
     *
     * @param name its name
     * @param state its state in AWS's words; empty if there is no such alarm
     * @param since when it changed
     */
    record State(String name, String state, Instant since) {}

    static AlarmBoard of(
            Function<String, CloudWatchClient> clients, String region, Widget.Alarms widget, int width, int height) {
        List<State> states = new ArrayList<>();
        for (String arn : widget.arns()) {
            State state = state(clients, region, arn);
            if (widget.states().isEmpty() || widget.states().contains(state.state())) {
                states.add(state);
            }
        }
        Comparator<State> newest = Comparator.comparing(State::since).reversed();
        states.sort(
                switch (widget.sortBy()) {
                    case "timestamp" -> newest;
                    case "stateUpdatedTimestamp" ->
                        Comparator.<State>comparingInt(state -> URGENCY.indexOf(state.state()))
                                .thenComparing(newest);
                    default -> Comparator.comparing(State::name);
                });
        return new AlarmBoard(widget.title(), states, width, height);
    }

    private static State state(Function<String, CloudWatchClient> clients, String home, String arn) {
        String name = arn.substring(arn.lastIndexOf(":alarm:") < 0 ? 0 : arn.lastIndexOf(":alarm:") + 7);
        String[] parts = arn.split(":");
        String region = parts.length > 3 && !parts[3].isEmpty() ? parts[3] : home;
        DescribeAlarmsResponse found = clients.apply(region)
                .describeAlarms(r -> r.alarmNames(name).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        return found.metricAlarms().stream()
                .map(alarm -> new State(name, alarm.stateValueAsString(), since(alarm.stateUpdatedTimestamp())))
                .findFirst()
                .or(() -> found.compositeAlarms().stream()
                        .map(alarm -> new State(name, alarm.stateValueAsString(), since(alarm.stateUpdatedTimestamp())))
                        .findFirst())
                .orElse(new State(name, "", Instant.EPOCH));
    }

    private static Instant since(Instant updated) {
        return updated == null ? Instant.EPOCH : updated;
    }

    @Override
    public void paint(Canvas canvas, Locale locale) {
        canvas.card(title.isEmpty() ? Words.in(locale, "alarms") : title, width, height);
        int columns = (int) Math.max(1, (width - 2 * MARGIN) / FIELD);
        double field = (width - 2 * MARGIN) / columns;
        int rows = (int) Math.max(1, (height - HEADER - 4) / ROW);
        for (int i = 0; i < states.size(); i++) {
            double x = MARGIN + i % columns * field;
            double y = HEADER + i / columns * ROW;
            if (i == rows * columns - 1 && states.size() > rows * columns) {
                canvas.text(
                        Words.in(locale, "legend.more", states.size() - i),
                        x + 8,
                        y + 17,
                        Anchor.START,
                        12,
                        false,
                        Palette.FAINT_TEXT);
                break;
            }
            field(canvas, states.get(i), x, y, field - 6, locale);
        }
    }

    private static void field(Canvas canvas, State state, double x, double y, double room, Locale locale) {
        Color ink = state.state().isEmpty() ? Palette.BORDER : ChartPainter.ink(AlarmChart.tone(state.state()));
        String said = state.state().isEmpty() ? Words.in(locale, "alarm.none") : state.state();
        double badge = Math.min(room / 2, Fonts.width(said, 10, true) + 10);
        canvas.fill(x, y, room, ROW - 6, 3, Palette.translucent(ink, 0.12));
        canvas.fill(x, y, badge, ROW - 6, 3, ink);
        canvas.text(
                Fonts.fit(said, badge - 6, 10),
                x + badge / 2,
                y + 16,
                Anchor.MIDDLE,
                10,
                true,
                state.state().isEmpty() ? Palette.TEXT : Palette.CARD);
        canvas.text(
                Fonts.fit(state.name(), room - badge - 10, 12),
                x + badge + 6,
                y + 16,
                Anchor.START,
                12,
                false,
                Palette.TEXT);
    }
}
