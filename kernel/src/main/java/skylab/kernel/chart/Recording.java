package skylab.kernel.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.MutableCommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawStringCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetClipCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetFontCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetHintCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.TranslateCommand;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was drawn, step by step. XChart draws each piece of a line by itself: here they are one line again, so that dashes
 * are seen and documents are small.
 */
final class Recording {
    private final MutableCommandSequence steps = new MutableCommandSequence();
    private final Map<Class<?>, Command<?>> wanted = new LinkedHashMap<>();
    private final Map<Class<?>, Command<?>> states = new HashMap<>();
    private Path2D line;

    private Recording(CommandSequence drawn) {
        for (Command<?> step : drawn) {
            add(step);
        }
        end();
    }

    static Recording of(Drawing drawing, Locale locale) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        drawing.paint(new Canvas(graphics), locale);
        return new Recording(graphics.getCommands());
    }

    CommandSequence steps() {
        return steps;
    }

    private void add(Command<?> step) {
        if (step instanceof SetColorCommand || step instanceof SetStrokeCommand || step instanceof SetFontCommand) {
            wanted.put(step.getClass(), step);
        } else if (step instanceof DrawShapeCommand draw && draw.getValue() instanceof Line2D piece) {
            piece(piece);
        } else if (!(step instanceof SetHintCommand)) {
            put(step);
        }
    }

    private void piece(Line2D piece) {
        if (line == null || !wanted.equals(states) || !piece.getP1().equals(line.getCurrentPoint())) {
            end();
            change();
            line = new Path2D.Double();
            line.moveTo(piece.getX1(), piece.getY1());
        }
        line.lineTo(piece.getX2(), piece.getY2());
    }

    private void put(Command<?> step) {
        end();
        change();
        steps.add(step);
    }

    /** Colours and the like are changed for what is drawn next, and not before. */
    private void change() {
        wanted.forEach((kind, state) -> {
            if (!state.equals(states.put(kind, state))) {
                steps.add(state);
            }
        });
    }

    private void end() {
        if (line != null) {
            steps.add(new DrawShapeCommand(line));
            line = null;
        }
    }

    /** Draws it again. */
    void replay(Graphics2D graphics) {
        AffineTransform base = graphics.getTransform();
        for (Command<?> step : steps) {
            if (step instanceof SetColorCommand color) {
                graphics.setColor(color.getValue());
            } else if (step instanceof SetStrokeCommand stroke) {
                graphics.setStroke(stroke.getValue());
            } else if (step instanceof SetFontCommand font) {
                graphics.setFont(font.getValue());
            } else if (step instanceof SetClipCommand clip) {
                graphics.setClip(clip.getValue());
            } else if (step instanceof TranslateCommand move) {
                graphics.translate(move.getDeltaX(), move.getDeltaY());
            } else if (step instanceof SetTransformCommand transform) {
                graphics.setTransform(base);
                graphics.transform(transform.getValue());
            } else if (step instanceof DrawShapeCommand draw) {
                graphics.draw(draw.getValue());
            } else if (step instanceof FillShapeCommand fill) {
                graphics.fill(fill.getValue());
            } else if (step instanceof DrawStringCommand text) {
                // As outlines: how finely a font's own hints place its dots differs between versions of Java.
                graphics.fill(new TextLayout(text.getValue(), graphics.getFont(), Fonts.FINE)
                        .getOutline(AffineTransform.getTranslateInstance(text.getX(), text.getY())));
            }
        }
    }
}
