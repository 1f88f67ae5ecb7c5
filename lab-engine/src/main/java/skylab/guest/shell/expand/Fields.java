package skylab.guest.shell.expand;

import java.util.ArrayList;
import java.util.List;

/** Builds fields from pieces: quoted, literal, or to be split. Keeps patterns with what is quoted escaped. */
final class Fields {
    private final String separators;
    private final List<String> patterns = new ArrayList<>();
    private StringBuilder current;
    private boolean pendingBreak;

    Fields(String separators) {
        this.separators = separators;
    }

    private StringBuilder open() {
        if (pendingBreak) {
            finish();
        }
        if (current == null) {
            current = new StringBuilder();
        }
        return current;
    }

    /** Text that is neither split nor a pattern. The field exists even if the text is empty. */
    void quoted(String text) {
        open().append(Glob.escape(text));
    }

    /** Text of the script: a pattern, not split. */
    void literal(String text) {
        open().append(text.indexOf('\\') < 0 ? text : text.replace("\\", "\\\\"));
    }

    /** A result of an expansion: split at separators, and a pattern. */
    void split(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (separators.indexOf(c) < 0) {
                int start = i;
                while (i < text.length() && separators.indexOf(text.charAt(i)) < 0) {
                    i++;
                }
                open().append(text.substring(start, i).replace("\\", "\\\\"));
                continue;
            }
            boolean hard = false;
            while (i < text.length() && separators.indexOf(text.charAt(i)) >= 0) {
                boolean white = " \t\n".indexOf(text.charAt(i)) >= 0;
                if (!white && hard) {
                    break;
                }
                hard |= !white;
                i++;
            }
            if (hard && (current == null || pendingBreak)) {
                open();
            }
            pendingBreak = current != null;
        }
    }

    /** The field ends here, as between the elements of {@code "$@"}. */
    void separate() {
        if (pendingBreak || current != null) {
            finish();
        }
    }

    private void finish() {
        patterns.add(current.toString());
        current = null;
        pendingBreak = false;
    }

    /** The patterns of all fields. */
    List<String> patterns() {
        if (current != null) {
            finish();
        }
        return patterns;
    }
}
