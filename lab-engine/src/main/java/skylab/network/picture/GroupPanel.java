package skylab.network.picture;

import java.util.List;
import java.util.Locale;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.picture.Mark.Box;

/** Draws what security groups admit, by the numbers that stand at their members. */
final class GroupPanel {
    private static final double LEAST_CARD = 250;
    private static final int MOST_GROUPS = 18;
    private static final int MOST_RULES = 4;
    private static final double LINE = 13;

    private final Topology topology;
    private final Layout layout;
    private final Captions captions;
    private final Texts texts;

    GroupPanel(Topology topology, Layout layout, Captions captions, Texts texts) {
        this.topology = topology;
        this.layout = layout;
        this.captions = captions;
        this.texts = texts;
    }

    /** What a group is called on the picture. */
    static String number(int group) {
        return String.valueOf(group + 1);
    }

    /** Draws below y; gives where it ends. */
    double draw(Canvas canvas, double top) {
        double left = layout.left();
        canvas.title(texts.of("groups"), left + 2, top, 300, 11.5, "ink");
        double y = top + 9;
        double inner = layout.regionRight() - left;
        int inRow = (int) Math.max(1, inner / LEAST_CARD);
        double width = (inner - (inRow - 1) * 10) / inRow;
        int count = Math.min(MOST_GROUPS, topology.groups().size());
        for (int from = 0; from < count; from += inRow) {
            double tallest = 0;
            for (int i = from; i < Math.min(from + inRow, count); i++) {
                Box box = new Box(
                        left + (i - from) * (width + 10),
                        y,
                        width,
                        height(topology.groups().get(i)));
                draw(canvas, i, box);
                tallest = Math.max(tallest, box.height());
            }
            y += tallest + 8;
        }
        if (topology.groups().size() > count) {
            y += 10;
            canvas.words(texts.of("more", topology.groups().size() - count), left + 2, y, 300, 9.5, "quiet");
            y += 6;
        }
        return y;
    }

    private static List<Rule> admitting(SecurityGroup group) {
        return group.rules().stream().filter(rule -> !rule.egress()).toList();
    }

    private static double height(SecurityGroup group) {
        int rules = admitting(group).size();
        return 26 + LINE * (rules <= MOST_RULES ? Math.max(1, rules) : MOST_RULES + 1) + 4;
    }

    private void draw(Canvas canvas, int index, Box box) {
        SecurityGroup group = topology.groups().get(index);
        canvas.frame(box, 4, "panel");
        double x = box.x() + 8;
        double y = box.y() + 16;
        canvas.chip(number(index), x, y, Canvas.colour(index));
        x += Canvas.chipWidth(number(index)) + 6;
        x = canvas.title(group.name(), x, y, (box.right() - x) / 2, 10.5, "ink") + 8;
        canvas.code(group.id(), x, y, box.right() - x - 8, 9, "quiet");
        List<Rule> rules = admitting(group);
        if (rules.isEmpty()) {
            canvas.words(texts.of("group.nothing"), box.x() + 8, y + LINE + 1, box.width() - 16, 9.5, "quiet");
        }
        y += 1;
        for (Rule rule : rules.subList(0, Math.min(MOST_RULES, rules.size()))) {
            y += LINE;
            double end = canvas.words(traffic(rule), box.x() + 8, y, 110, 9.5, "ink");
            end = canvas.words("←", end + 5, y, 12, 9.5, "quiet");
            canvas.code(peer(rule.peer().text()), end + 5, y, box.right() - end - 12, 9.5, "quiet");
        }
        if (rules.size() > MOST_RULES) {
            canvas.words(texts.of("more", rules.size() - MOST_RULES), box.x() + 8, y + LINE, 200, 9.5, "quiet");
        }
    }

    private String traffic(Rule rule) {
        if (rule.protocol().equals("-1")) {
            return texts.of("rule.all");
        }
        String protocol = rule.protocol().toUpperCase(Locale.ROOT);
        if (rule.fromPort() == -1) {
            return protocol;
        }
        return rule.fromPort() == rule.toPort() || rule.toPort() == -1
                ? protocol + " " + rule.fromPort()
                : protocol + " " + rule.fromPort() + "-" + rule.toPort();
    }

    /** A group of this picture by its number and name, because that is how it is found there. */
    private String peer(String text) {
        for (int i = 0; i < topology.groups().size(); i++) {
            if (topology.groups().get(i).id().equals(text)) {
                return "[" + number(i) + "] " + topology.groups().get(i).name();
            }
        }
        String name = captions.nameOf(text);
        return name.isEmpty() ? text : name;
    }
}
