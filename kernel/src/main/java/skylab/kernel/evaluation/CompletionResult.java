package skylab.kernel.evaluation;

import java.util.List;

/**
 * Ways to go on.
 *
 * @param matches best first
 * @param start UTF-16 index where the replaced text begins
 * @param end UTF-16 index where it ends
 */
public record CompletionResult(List<Match> matches, int start, int end) {
    /**
     * One way.
     *
     * @param text what would stand there
     * @param type its kind, may be empty
     * @param signature parameters and type of it, or what it is for; may be empty
     */
    public record Match(String text, String type, String signature) {
        /** Without a signature. */
        public Match(String text, String type) {
            this(text, type, "");
        }
    }
}
