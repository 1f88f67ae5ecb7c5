package skylab.aws.cloudwatch.math.search;

/** Why a text is no search. */
public final class SearchException extends RuntimeException {
    SearchException(String message) {
        super(message, null, false, false);
    }
}
