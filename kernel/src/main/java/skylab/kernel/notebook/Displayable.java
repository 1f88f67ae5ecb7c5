package skylab.kernel.notebook;

/** A value that knows how a notebook shows it. */
@FunctionalInterface
public interface Displayable {
    /** The forms of this value. */
    MimeBundle display();
}
