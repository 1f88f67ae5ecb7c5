package skylab.kernel.java;

/** What {@code System.exit} in a cell becomes. */
public final class SystemExit extends Error {
    SystemExit(int status) {
        super("System.exit(" + status + ")");
    }
}
