package skylab.guest.shell;

import java.util.Map;
import skylab.guest.shell.syntax.Parser;
import skylab.guest.shell.syntax.SyntaxError;

/**
 * A text being executed, command by command.
 *
 * @param text all of it
 * @param position where the next command begins
 * @param label how messages name it, or null if as the shell
 * @param kind of text
 */
record Script(String text, int position, String label, Kind kind, int firstLine) implements Frame {
    enum Kind {
        /** The script of the shell itself. */
        MAIN,
        /** The argument of {@code eval} or of a trap. */
        EVAL,
        /** A file of {@code source}. */
        SOURCED
    }

    static Script eval(String text, int line) {
        return new Script(text, 0, null, Kind.EVAL, line);
    }

    @Override
    public void resume(Interpreter sh) {
        int at = position;
        try {
            while (at < text.length()) {
                int first = kind == Kind.EVAL ? firstLine : 1;
                Map<String, String> aliases = sh.interactive || sh.option("expand_aliases") ? sh.aliases : Map.of();
                Parser.Parsed parsed = Parser.parse(text, at, false, first, aliases);
                at = parsed.end();
                if (parsed.command().isPresent()) {
                    sh.push(new Script(text, at, label, kind, firstLine));
                    sh.push(Execute.of(parsed.command().get()));
                    return;
                }
            }
        } catch (SyntaxError e) {
            complain(sh, e, label == null ? sh.name : label, kind == Kind.EVAL ? "eval: " : "");
            sh.status = 2;
        }
    }

    static void complain(Interpreter sh, SyntaxError e, String name, String what) {
        String prefix = sh.interactive ? sh.prefix() : name + ": " + what + "line " + e.line() + ": ";
        sh.sys.print(2, prefix + e.getMessage() + "\n");
        if (e.offending() != null && !sh.interactive) {
            sh.sys.print(2, prefix + "`" + e.offending() + "'\n");
        }
    }
}
