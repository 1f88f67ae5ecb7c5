package skylab.network.picture;

import java.util.ArrayList;
import java.util.List;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Mark.Point;
import skylab.network.picture.Ways.Numbered;
import skylab.network.picture.Ways.Stop;
import skylab.network.picture.Ways.Way;

/** Draws the legs of a journey: a line in its lanes, the numbers of the hops on it, a cross where it is blocked. */
final class Courses {
    private static final double SPACING = 18;
    private static final double FIRST = 10;

    private final Layout layout;
    private final Ways ways;
    private final Canvas canvas;
    private final List<Box> taken = new ArrayList<>();
    private final List<Mark> above = new ArrayList<>();
    private boolean blocked;

    Courses(Layout layout, Ways ways, Canvas canvas) {
        this.layout = layout;
        this.ways = ways;
        this.canvas = canvas;
    }

    void draw() {
        boolean back = false;
        for (Way way : ways.all()) {
            if (way.back() != back) {
                back = true;
                blocked = false;
            }
            draw(way);
        }
        above.forEach(canvas::add);
    }

    /** A line that may be walked along. */
    private record Course(List<Point> points) {
        double length() {
            double length = 0;
            for (int i = 1; i < points.size(); i++) {
                length += distance(points.get(i - 1), points.get(i));
            }
            return length;
        }

        Point at(double walked) {
            double left = Math.max(0, walked);
            for (int i = 1; i < points.size(); i++) {
                double leg = distance(points.get(i - 1), points.get(i));
                if (left <= leg && leg > 0) {
                    Point a = points.get(i - 1);
                    Point b = points.get(i);
                    return new Point(a.x() + (b.x() - a.x()) * left / leg, a.y() + (b.y() - a.y()) * left / leg);
                }
                left -= leg;
            }
            return points.get(points.size() - 1);
        }

        List<Point> until(double walked) {
            List<Point> begun = new ArrayList<>(List.of(points.get(0)));
            double passed = 0;
            for (int i = 1; i < points.size(); i++) {
                passed += distance(points.get(i - 1), points.get(i));
                if (passed >= walked) {
                    break;
                }
                begun.add(points.get(i));
            }
            begun.add(at(walked));
            return begun;
        }

        private static double distance(Point a, Point b) {
            return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
        }
    }

    /** A number or a cross, and where on the line it would best be. */
    private record Item(Numbered hop, boolean cross, double best) {}

    private void draw(Way way) {
        Course course = course(way);
        double length = course.length();
        List<Item> items = new ArrayList<>();
        double leavingBorder = way.from().cell() == null ? FIRST : border(way.from(), course.points(), false);
        double enteringBorder =
                way.to() == null || way.to().cell() == null ? FIRST : border(way.to(), course.points(), true);
        way.leaving().forEach(hop -> add(items, hop, best(hop, way.from(), leavingBorder)));
        int leaving = items.size();
        Stop end = way.to() == null ? way.from() : way.to();
        way.entering().forEach(hop -> add(items, hop, length - best(hop, end, enteringBorder)));
        double[] places = places(course, items, leaving);
        String style = way.back() ? "way back" : "way forth";
        double cut = blocked ? 0 : length;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Point at = course.at(places[i]);
            if (item.cross()) {
                above.add(new Mark.Cross(at.x(), at.y()));
            } else {
                String kind = item.hop().hop().blocker().isPresent() ? "bad" : way.back() ? "back" : "forth";
                above.add(new Mark.Step(at.x(), at.y(), item.hop().number(), "step " + kind));
            }
            if (item.cross() && !blocked) {
                blocked = true;
                cut = places[i];
            }
        }
        if (cut < length) {
            canvas.line(style + " ghost", course.points());
        }
        if (cut > 0) {
            canvas.line(style, course.until(cut));
        }
    }

    private static void add(List<Item> items, Numbered hop, double best) {
        items.add(new Item(hop, false, best));
        if (hop.hop().blocker().isPresent()) {
            items.add(new Item(hop, true, best + SPACING));
        }
    }

    /** How far from a stop its hop is drawn: filters of an interface beside it, those of a subnet at its border. */
    private static double best(Numbered hop, Stop stop, double border) {
        if (stop.cell() == null) {
            return FIRST + 2;
        }
        return switch (hop.hop().place()) {
            case NETWORK_ACL -> border;
            case ROUTE_TABLE -> border + SPACING;
            default -> FIRST;
        };
    }

    /** Places in order, apart from each other and from all before: what leaves from the beginning on, the rest from the end. */
    private double[] places(Course course, List<Item> items, int leaving) {
        double[] places = new double[items.size()];
        double least = FIRST;
        for (int i = 0; i < leaving; i++) {
            places[i] = free(course, Math.max(least, items.get(i).best()), 1);
            least = places[i] + 1;
        }
        double most = course.length() - FIRST;
        for (int i = items.size() - 1; i >= leaving; i--) {
            places[i] = free(course, Math.min(most, items.get(i).best()), -1);
            most = places[i] - 1;
        }
        return places;
    }

    /** The first place from one on, forward or backward, where nothing is yet. */
    private double free(Course course, double wanted, int step) {
        for (double place = wanted; place >= FIRST && place <= course.length() - FIRST; place += step) {
            if (take(course, place)) {
                return place;
            }
        }
        // No room in this direction: then wherever there is some.
        for (double place = FIRST; place <= course.length() - FIRST; place++) {
            if (take(course, place)) {
                return place;
            }
        }
        return wanted;
    }

    private boolean take(Course course, double place) {
        Point at = course.at(place);
        Box box = new Mark.Step(at.x(), at.y(), 0, "").box();
        if (taken.stream().anyMatch(box::overlaps)) {
            return false;
        }
        taken.add(box);
        return true;
    }

    /** How far along the line from a card the border of its subnet is. */
    private double border(Stop stop, List<Point> points, boolean fromEnd) {
        Box card = layout.card(stop.cell());
        Box net = layout.net(stop.cell().net());
        Point first = points.get(fromEnd ? points.size() - 1 : 0);
        Point second = points.get(fromEnd ? points.size() - 2 : 1);
        return second.y() - card.bottom() + Math.max(0, net.right() - first.x());
    }

    private Course course(Way way) {
        List<Double> lines = new ArrayList<>();
        boolean firstIsVertical = way.from().cell() != null || !isExit(way.from());
        if (way.from().cell() != null) {
            lines.add(door(way.from(), way));
        }
        for (String channel : ways.channels(way.from(), way.to())) {
            lines.add(coordinate(channel, way));
        }
        if (way.to() != null && way.to().cell() != null) {
            lines.add(door(way.to(), way));
        }
        List<Point> points = new ArrayList<>();
        points.add(end(way.from(), lines.get(0), way));
        for (int i = 1; i < lines.size(); i++) {
            boolean vertical = firstIsVertical == (i % 2 == 0);
            points.add(
                    vertical ? new Point(lines.get(i), lines.get(i - 1)) : new Point(lines.get(i - 1), lines.get(i)));
        }
        double last = lines.get(lines.size() - 1);
        if (way.to() != null) {
            points.add(end(way.to(), last, way));
        } else {
            Point turn = points.get(points.size() - 1);
            long crosses = way.leaving().stream()
                    .filter(hop -> hop.hop().blocker().isPresent())
                    .count();
            points.add(new Point(last, turn.y() - SPACING * (crosses + 2)));
        }
        return new Course(points);
    }

    private static boolean isExit(Stop stop) {
        return stop.cell() == null
                && !stop.id().equals(Ways.GATEWAY)
                && !stop.id().equals(Ways.INTERNET);
    }

    private double coordinate(String channel, Way way) {
        int lane = way.lanes().get(channel);
        if (channel.startsWith("row ")) {
            boolean isFrom = way.from().cell() != null && channel.equals(row(way.from()));
            return layout.lane(isFrom ? way.from().cell() : way.to().cell(), lane);
        }
        return layout.lane(channel, lane);
    }

    private static String row(Stop stop) {
        return Grid.rowChannel(stop.cell().net(), stop.cell().row());
    }

    /** Where on the lower side of a card a leg begins or ends. */
    private double door(Stop stop, Way way) {
        Box card = layout.card(stop.cell());
        int lane = way.lanes().get(row(stop));
        // Lower lanes further left: they all go to the right, so that none crosses another.
        return card.x() + card.width() / 2 + (1.5 - lane) * SPACING;
    }

    private Point end(Stop stop, double line, Way way) {
        if (stop.cell() != null) {
            return new Point(line, layout.card(stop.cell()).bottom());
        } else if (stop.id().equals(Ways.INTERNET)) {
            return new Point(line, layout.internet().bottom());
        } else if (stop.id().equals(Ways.GATEWAY)) {
            Box icon = layout.gateway();
            boolean fromAbove = way.lanes().containsKey(Ways.INTERNET);
            return new Point(line, fromAbove ? icon.y() : icon.bottom());
        }
        return new Point(layout.exit(stop.id()).x(), line);
    }
}
