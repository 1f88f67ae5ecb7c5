package skylab.kernel.java;

import java.util.List;
import jdk.jshell.Diag;
import jdk.jshell.JShellException;

/** Why a snippet did not run to its end. */
sealed interface SnippetFailure {
    /** It does not compile. */
    record Rejected(List<Diag> problems, Origin origin) implements SnippetFailure {}

    /**
     * It threw.
     *
     * @param error what it threw
     * @param translated JShell's view of the same, whose frames name snippets
     */
    record Threw(Throwable error, JShellException translated) implements SnippetFailure {}

    /** It uses a declaration that in turn uses something not declared yet. */
    record Unresolved(String name, List<String> missing) implements SnippetFailure {}

    /** It was stopped. */
    record Stopped() implements SnippetFailure {}
}
