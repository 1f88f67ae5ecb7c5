package skylab.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param nextToken what to ask the next page with; null on the last one
 */
public record Page<T>(List<T> items, String nextToken) {
    private static final String MARK = "page:";

    /**
     * Cuts a page out of a list.
     *
     * @param maxResults how many items at most; null for all
     * @param token where to begin, from the page before; null for the beginning
     * @param least the smallest maxResults that AWS accepts
     * @param most the largest that AWS accepts
     * @throws AwsError {@code InvalidParameterValue} or {@code InvalidNextToken}
     */
    public static <T> Page<T> of(List<T> all, Integer maxResults, String token, int least, int most) {
        check(maxResults, least, most);
        int from = token == null ? 0 : position(token);
        if (from > all.size()) {
            from = all.size();
        }
        int to = maxResults == null ? all.size() : Math.min(all.size(), from + maxResults);
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? token(to) : null);
    }

    /**
     * Cuts a page out of what is too much to be listed: nothing is made that comes after the page.
     *
     * @param maxResults how many items at most
     * @throws AwsError as for lists
     */
    public static <T> Page<T> of(Stream<T> all, int maxResults, String token, int least, int most) {
        check(maxResults, least, most);
        int from = token == null ? 0 : position(token);
        List<T> items = all.skip(from).limit(maxResults + 1L).toList();
        return items.size() > maxResults
                ? new Page<>(items.subList(0, maxResults), token(from + maxResults))
                : new Page<>(items, null);
    }

    private static void check(Integer maxResults, int least, int most) {
        if (maxResults != null && (maxResults < least || maxResults > most)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value ( " + maxResults + " ) for parameter maxResults is invalid. Expecting a value between "
                            + least + " and " + most + ".");
        }
    }

    private static String token(int position) {
        return Base64.getEncoder().encodeToString((MARK + position).getBytes(StandardCharsets.US_ASCII));
    }

    private static int position(String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
            if (text.startsWith(MARK)) {
                return Integer.parseUnsignedInt(text.substring(MARK.length()));
            }
        } catch (IllegalArgumentException e) {
            // Falls through: not one of ours.
        }
        throw new AwsError("InvalidNextToken", "The token '" + token + "' is invalid.");
    }
}
