package skylab.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and checks the four JSON frames of a message with the key of the connection file. Safe for many threads. */
public final class Signature {
    private static final byte[] NONE = {};

    private final SecretKeySpec key;

    /**
     * A signature scheme.
     *
     * @param scheme such as {@code hmac-sha256}; blank means the same
     * @param key the shared secret; empty means that messages are not signed
     * @throws IllegalArgumentException when this JVM has no such algorithm
     */
    public Signature(String scheme, String key) {
        String digest = scheme.isBlank() ? "sha256" : scheme.replaceFirst("^hmac-", "");
        String algorithm = "Hmac" + digest.toUpperCase(java.util.Locale.ROOT);
        this.key = key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm);
        if (this.key != null) {
            mac();
        }
    }

    /** The signature of the frames, in hexadecimal; empty when messages are not signed. */
    public byte[] sign(List<byte[]> frames) {
        if (key == null) {
            return NONE;
        }
        Mac mac = mac();
        frames.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the signature fits the frames; takes the same time wherever they differ. */
    public boolean verify(byte[] signature, List<byte[]> frames) {
        return key == null || MessageDigest.isEqual(signature, sign(frames));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Unknown signature scheme: " + key.getAlgorithm(), e);
        }
    }
}
