package skylab.network.picture;

import java.util.Optional;
import skylab.network.packet.Journey;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Mark.Point;

/** Says what colours and lines mean. */
final class Legend {
    private static final double FONT = 9.5;

    private final Layout layout;
    private final Texts texts;

    Legend(Layout layout, Texts texts) {
        this.layout = layout;
        this.texts = texts;
    }

    /** Draws below y; gives where it ends. */
    double draw(Canvas canvas, double top, Optional<Journey> journey) {
        double y = top + 12;
        double x = layout.left() + 2;
        x = swatch(canvas, "public", texts.of("subnet.public"), x, y);
        x = swatch(canvas, "private", texts.of("subnet.private"), x, y);
        canvas.icon(Glyph.MACHINE, x, y - 10, 12, "machine-icon");
        x = canvas.words(texts.of("legend.running"), x + 16, y, 240, FONT, "quiet") + 14;
        canvas.icon(Glyph.MACHINE, x, y - 10, 12, "still-icon");
        x = canvas.words(texts.of("legend.still"), x + 16, y, 240, FONT, "quiet") + 14;
        canvas.chip("A", x, y, Canvas.colour(0));
        x = canvas.words(texts.of("legend.table"), x + 18, y, 240, FONT, "quiet") + 14;
        canvas.chip("1", x, y, Canvas.colour(0));
        x = canvas.words(texts.of("legend.group"), x + 18, y, 240, FONT, "quiet") + 14;
        if (journey.isPresent()) {
            y += 20;
            x = layout.left() + 2;
            x = stroke(canvas, "way forth", texts.of("journey.forth"), x, y);
            x = stroke(canvas, "way back", texts.of("journey.back"), x, y);
            x = stroke(canvas, "way forth ghost", texts.of("legend.ghost"), x, y);
            canvas.add(new Mark.Cross(x + 6, y - 3));
            canvas.words(texts.of("legend.cross"), x + 18, y, 200, FONT, "quiet");
        }
        return y + 6;
    }

    private static double swatch(Canvas canvas, String style, String text, double x, double y) {
        canvas.frame(new Box(x, y - 9, 16, 11), 2, style);
        return canvas.words(text, x + 21, y, 140, FONT, "quiet") + 14;
    }

    private static double stroke(Canvas canvas, String style, String text, double x, double y) {
        canvas.line(style, new Point(x, y - 3), new Point(x + 24, y - 3));
        return canvas.words(text, x + 30, y, 200, FONT, "quiet") + 14;
    }
}
