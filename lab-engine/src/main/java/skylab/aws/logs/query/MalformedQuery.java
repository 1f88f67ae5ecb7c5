package skylab.aws.logs.query;

/** What is no query. */
final class MalformedQuery extends RuntimeException {
    private final int begin;
    private final int end;

    /**
     * A refusal to read on.
     *
     * @param begin the first character that does not fit, from 0
     * @param end behind the last one
     */
    MalformedQuery(String message, int begin, int end) {
        super(message, null, false, false);
        this.begin = begin;
        this.end = end;
    }

    int begin() {
        return begin;
    }

    int end() {
        return end;
    }
}
