package skylab.kernel.notebook;

/** Hands values of extensions over to the declarations that bind them; made when first asked for. */
public final class Bindings {
    private Bindings() {}

    /** The value bound to a name; null when there is none. */
    public static Object value(String name) {
        return Notebook.host().binding(name);
    }
}
