package skylab.aws.ec2.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import skylab.aws.ec2.instance.Instance;
import skylab.world.World;

/**
 * Session tokens of IMDSv2. A token says until when it holds and proves that it was issued for this instance, so that none
 * has to be remembered.
 */
final class Token {
    /** How long a token may hold. */
    static final Duration LONGEST = Duration.ofHours(6);

    private static final short VERSION = 4;
    private static final int LENGTH = 2 + 8 + 32;

    private Token() {}

    static String issue(World world, Instance instance, int seconds) {
        long until = world.now().getEpochSecond() + seconds;
        byte[] token = ByteBuffer.allocate(LENGTH)
                .putShort(VERSION)
                .putLong(until)
                .put(proof(world, instance, until))
                .array();
        return Base64.getUrlEncoder().encodeToString(token);
    }

    static boolean isValid(World world, Instance instance, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != LENGTH) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        short version = buffer.getShort();
        long until = buffer.getLong();
        byte[] proof = new byte[32];
        buffer.get(proof);
        return version == VERSION
                && world.now().getEpochSecond() < until
                && MessageDigest.isEqual(proof, proof(world, instance, until));
    }

    private static byte[] proof(World world, Instance instance, long until) {
        String secret =
                world.seed().uuid("metadata tokens of " + instance.id(), 0).toString();
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((secret + " " + until).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
