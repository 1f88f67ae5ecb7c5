package skylab.kernel.failure;

/**
 * Colours of tracebacks. Not bold: front ends show bold colours in a darker shade that is hard to read on dark grounds.
 * No meaning rests on colour alone.
 */
final class Ansi {
    private static final String RESET = "\u001b[0m";

    private Ansi() {}

    static String red(String text) {
        return "\u001b[31m" + text + RESET;
    }

    static String blue(String text) {
        return "\u001b[34m" + text + RESET;
    }
}
