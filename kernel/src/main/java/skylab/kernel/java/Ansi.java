package skylab.kernel.java;

/** Colours of tracebacks; bold red reads on light and dark grounds. */
final class Ansi {
    private Ansi() {}

    static String red(String text) {
        return "\u001b[1;31m" + text + "\u001b[0m";
    }
}
