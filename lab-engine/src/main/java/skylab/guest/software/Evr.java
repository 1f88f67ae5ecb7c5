package skylab.guest.software;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a package: epoch, version, release, compared as rpm does it (rpm-version(7)).
 *
 * @param epoch 0 if none is given
 * @param version without its release
 * @param release empty if there is none
 */
public record Evr(int epoch, String version, String release) implements Comparable<Evr> {
    private static final Pattern PART = Pattern.compile("([0-9]+)|([A-Za-z]+)|(~)");

    /** Reads {@code [epoch:]version[-release]}. */
    public static Evr of(String text) {
        int colon = text.indexOf(':');
        boolean numbered = colon > 0 && text.substring(0, colon).matches("[0-9]{1,9}");
        int epoch = numbered ? Integer.parseInt(text.substring(0, colon)) : 0;
        String rest = text.substring(colon + 1);
        int dash = rest.lastIndexOf('-');
        return dash < 0 ? new Evr(epoch, rest, "") : new Evr(epoch, rest.substring(0, dash), rest.substring(dash + 1));
    }

    /** Version and release, with the epoch if it is not 0. */
    @Override
    public String toString() {
        return (epoch > 0 ? epoch + ":" : "") + plain();
    }

    /** Version and release. */
    public String plain() {
        return version + (release.isEmpty() ? "" : "-" + release);
    }

    /** With the epoch always, as yum's reports have it. */
    public String full() {
        return epoch + ":" + plain();
    }

    @Override
    public int compareTo(Evr other) {
        int byEpoch = Integer.compare(epoch, other.epoch);
        int byVersion = byEpoch != 0 ? byEpoch : compare(version, other.version);
        return byVersion != 0 ? byVersion : compare(release, other.release);
    }

    private static int compare(String a, String b) {
        Matcher left = PART.matcher(a);
        Matcher right = PART.matcher(b);
        while (true) {
            boolean hasLeft = left.find();
            boolean hasRight = right.find();
            if (!hasLeft || !hasRight) {
                return end(hasLeft, left) - end(hasRight, right);
            }
            int part = part(left, right);
            if (part != 0) {
                return part;
            }
        }
    }

    // What goes on is newer, unless it goes on with a tilde.
    private static int end(boolean more, Matcher at) {
        return !more ? 0 : at.group(3) != null ? -1 : 1;
    }

    private static int part(Matcher left, Matcher right) {
        if (left.group(3) != null || right.group(3) != null) {
            return (right.group(3) != null ? 1 : 0) - (left.group(3) != null ? 1 : 0);
        }
        if (left.group(1) != null && right.group(1) != null) {
            return new java.math.BigInteger(left.group()).compareTo(new java.math.BigInteger(right.group()));
        }
        if (left.group(1) != null || right.group(1) != null) {
            return left.group(1) != null ? 1 : -1;
        }
        return left.group().compareTo(right.group());
    }
}
