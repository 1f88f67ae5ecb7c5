package skylab.kernel.display;

import java.util.Optional;
import skylab.kernel.notebook.MimeBundle;

/** Gives rich forms to the values that it knows. */
@FunctionalInterface
public interface Renderer {
    /** The forms of a value, which is not null; empty when it is none of this renderer's. */
    Optional<MimeBundle> render(Object value);
}
