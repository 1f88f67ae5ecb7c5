package skylab.kernel.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;

/** Lists of objects of the SDK: the table that the answer with them has. Loads nothing of the SDK for other lists. */
final class ShapeListRenderer implements Renderer {
    private static final String SDK = "software.amazon.awssdk.services.";

    private final Supplier<ShapeRenderer> shapes;

    ShapeListRenderer(Supplier<ShapeRenderer> shapes) {
        this.shapes = shapes;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        boolean ofShapes = value instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(each ->
                                each != null && each.getClass().getName().startsWith(SDK) && !(each instanceof Enum));
        return ofShapes ? shapes.get().renderAll((List<?>) value) : Optional.empty();
    }
}
