package skylab.guest.command.text;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of lines or bytes with GNU's suffixes: {@code 10}, {@code 2K}, {@code 1MB}. */
public final class Amount {
    private static final Pattern FORM = Pattern.compile("([0-9]+)(b|([kKMGTPE])(i?B)?)?");
    private static final Map<String, Integer> POWERS = Map.of("k", 1, "K", 1, "M", 2, "G", 3, "T", 4, "P", 5, "E", 6);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private Amount() {}

    /** The number; what is too large is the largest there is. Empty if the text is none. */
    public static Optional<Long> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(matcher.group(1));
        if ("b".equals(matcher.group(2))) {
            number = number.multiply(BigInteger.valueOf(512));
        } else if (matcher.group(3) != null) {
            long unit = "B".equals(matcher.group(4)) ? 1000 : 1024;
            number = number.multiply(BigInteger.valueOf(unit).pow(POWERS.get(matcher.group(3))));
        }
        return Optional.of(number.min(MOST).longValue());
    }
}
