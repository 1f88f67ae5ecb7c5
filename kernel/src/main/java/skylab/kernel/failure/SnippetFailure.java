package skylab.kernel.failure;

import java.util.List;

/** Why a stretch of Java did not run to its end. */
public sealed interface SnippetFailure {
    /** It does not compile; positions of the problems are those of the whole cell, {@link Origin#code()}. */
    record Rejected(List<Problem> problems, Origin origin) implements SnippetFailure {}

    /** It threw. */
    record Threw(Throwable error) implements SnippetFailure {}

    /** It uses a declaration that in turn uses something not declared yet. */
    record Unresolved(String name, List<String> missing) implements SnippetFailure {}

    /** It was stopped. */
    record Stopped() implements SnippetFailure {}
}
