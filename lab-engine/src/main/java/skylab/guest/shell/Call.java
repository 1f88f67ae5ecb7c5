package skylab.guest.shell;

/**
 * A function, sourced file or script that is being executed, as {@code FUNCNAME}, {@code BASH_SOURCE} and {@code caller}
 * tell it.
 *
 * @param name the function, {@code source} or {@code main}
 * @param file where its text is
 * @param line from where it was called
 */
record Call(String name, String file, int line) {
    /** The script itself. */
    static final String MAIN = "main";

    /** A sourced file. */
    static final String SOURCE = "source";

    boolean isFunction() {
        return !name.equals(MAIN) && !name.equals(SOURCE);
    }
}
