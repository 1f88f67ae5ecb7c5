package skylab.network.picture;

import java.util.List;
import java.util.Locale;
import skylab.network.packet.Fate;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Ways.Numbered;

/** Draws what the numbers on a packet's way mean. */
final class JourneyPanel {
    private static final double LINE = 18;
    private static final double SECOND_LINE = 12;

    private final Layout layout;
    private final Captions captions;
    private final Texts texts;

    JourneyPanel(Layout layout, Captions captions, Texts texts) {
        this.layout = layout;
        this.captions = captions;
        this.texts = texts;
    }

    /** Draws below y; gives where it ends. */
    double draw(Canvas canvas, Journey journey, double top) {
        double left = layout.left();
        double width = layout.regionRight() - left;
        Box box = new Box(left, top, width, 60 + Math.max(height(journey.forth()), height(journey.back())));
        canvas.frame(box, 6, "panel");
        boolean arrives = !(journey.fate() instanceof Fate.Dropped);
        List<Fate.Blocker> blockers = journey.blockers();
        String verdict = arrives && blockers.isEmpty()
                ? texts.of("journey.arrives")
                : texts.of("journey.dropped", blockers.size());
        double end = canvas.title(
                verdict, left + 12, top + 20, width - 24, 12, arrives && blockers.isEmpty() ? "good-text" : "bad-text");
        if (!journey.forth().isEmpty()) {
            canvas.code(
                    journey.forth().get(0).before().toString(),
                    end + 14,
                    top + 20,
                    box.right() - end - 26,
                    10.5,
                    "ink");
        }
        double half = journey.back().isEmpty() ? width : width / 2;
        List<Numbered> forth = Ways.number(journey.forth(), 1, false);
        column(canvas, texts.of("journey.forth"), forth, left + 12, top + 42, half - 24, "step forth");
        if (!journey.back().isEmpty()) {
            List<Numbered> back = Ways.number(journey.back(), forth.size() + 1, true);
            column(canvas, texts.of("journey.back"), back, left + half + 12, top + 42, half - 24, "step back");
        }
        return box.bottom();
    }

    private void column(
            Canvas canvas, String title, List<Numbered> hops, double x, double top, double room, String style) {
        canvas.title(title, x, top, room, 10.5, "quiet");
        double y = top + 20;
        for (Numbered numbered : hops) {
            Hop hop = numbered.hop();
            boolean bad = hop.blocker().isPresent();
            canvas.add(new Mark.Step(x + 8, y - 3, numbered.number(), bad ? "step bad" : style));
            double from = x + 24;
            double end = canvas.title(texts.of(place(hop)), from, y, room - 24, 10.5, bad ? "bad-text" : "ink");
            String name = captions.nameOf(hop.component());
            if (!name.isEmpty()) {
                end = canvas.words(name, end + 6, y, Math.max(0, x + room - end - 8) / 2, 10, "ink");
            }
            end = canvas.code(hop.component(), end + 6, y, x + room - end - 8, 9, "quiet");
            if (!hop.rule().isEmpty()) {
                canvas.code(hop.rule(), end + 8, y, x + room - end - 10, 9, "rule-text");
            }
            String second = second(hop);
            canvas.code(second, from, y + SECOND_LINE, room - 24, 9, bad ? "bad-text" : "quiet");
            y += height(hop);
        }
    }

    /** Why it is blocked there, or how the packet goes on if it is changed. */
    private static String second(Hop hop) {
        return hop.blocker().map(Fate.Blocker::code).orElse(hop.before().equals(hop.after()) ? "" : "→ " + hop.after());
    }

    private static double height(Hop hop) {
        return second(hop).isEmpty() ? LINE : LINE + SECOND_LINE;
    }

    private static double height(List<Hop> hops) {
        return hops.stream().mapToDouble(JourneyPanel::height).sum();
    }

    private static String place(Hop hop) {
        return "place." + hop.place().name().toLowerCase(Locale.ROOT);
    }
}
