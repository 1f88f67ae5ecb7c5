package skylab.guest.shell;

import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.syntax.Parser;

/** The lines of {@code set -x}. */
final class Tracing {
    private Tracing() {}

    /** Prints a line if tracing is on. */
    static void print(Interpreter sh, String text) {
        if (!sh.option("xtrace")) {
            return;
        }
        String format = sh.value("PS4") == null ? "+ " : sh.value("PS4");
        int before = sh.status;
        String prompt = new Expander(new ShellContext(sh, java.util.List.of())).single(Parser.hereDocument(format));
        sh.status = before;
        // The first character tells by its number how deep substitutions are nested.
        String repeated = prompt.isEmpty() ? "" : prompt.substring(0, 1).repeat(Math.min(sh.depth(), 100));
        sh.sys.print(2, repeated + prompt + text + "\n");
    }
}
