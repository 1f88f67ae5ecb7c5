package skylab.guest.command.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import skylab.guest.disk.Content;

/** The digest of what came so far, as a value: more gives another one. */
final class RunningDigest {
    private static final int PIECE = 1 << 20;

    private final MessageDigest digest;

    private RunningDigest(MessageDigest digest) {
        this.digest = digest;
    }

    /** Of nothing yet. */
    static RunningDigest of(String algorithm) {
        try {
            return new RunningDigest(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RunningDigest plus(Content content) {
        MessageDigest more = copy();
        for (long from = 0; from < content.size(); from += PIECE) {
            more.update(content.read(from, PIECE).toArray());
        }
        return new RunningDigest(more);
    }

    /** In hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(copy().digest());
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunningDigest that
                && Arrays.equals(copy().digest(), that.copy().digest());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(copy().digest());
    }
}
