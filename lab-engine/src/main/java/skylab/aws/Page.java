package skylab.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

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
        if (maxResults != null && (maxResults < least || maxResults > most)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value ( " + maxResults + " ) for parameter maxResults is invalid. Expecting a value between "
                            + least + " and " + most + ".");
        }
        int from = token == null ? 0 : position(token);
        if (from > all.size()) {
            from = all.size();
        }
        int to = maxResults == null ? all.size() : Math.min(all.size(), from + maxResults);
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? token(to) : null);
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
