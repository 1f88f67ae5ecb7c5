package skylab.network.host;

/**
 * Numbers from one to another, such as ports.
 *
 * @param from the first
 * @param to the last
 */
public record Span(int from, int to) {
    /** Whether a number is one of them. */
    public boolean contains(int number) {
        return number >= from && number <= to;
    }

    /** How many there are. */
    public int size() {
        return to - from + 1;
    }

    /** As rules write it, with a mark between the ends. */
    public String text(String mark) {
        return from == to ? Integer.toString(from) : from + mark + to;
    }
}
