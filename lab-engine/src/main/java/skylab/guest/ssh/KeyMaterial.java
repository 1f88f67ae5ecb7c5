package skylab.guest.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An SSH key: its private half as the file that AWS hands out, and its public half.
 *
 * <p>Keys are made from a number, so that the same lab has the same keys; making one is a pure function and remembered,
 * because the search for RSA's primes takes a tenth of a second.
 *
 * @param type {@code ssh-rsa} or {@code ssh-ed25519}, as OpenSSH calls it
 * @param pem the private key file: PKCS#1 for RSA, OpenSSH's own format for ED25519
 * @param publicBlob the public key in OpenSSH's wire form (RFC 4253, section 6.6; RFC 8709)
 * @param awsFingerprint as EC2 computes it for keys that it made (EC2 guide, "Verify the fingerprint of your key pair")
 */
public record KeyMaterial(String type, String pem, Blob publicBlob, String awsFingerprint) {
    private record Source(String type, long number) {}

    private static final Map<Source, KeyMaterial> MADE = new ConcurrentHashMap<>();

    /**
     * The key that follows from a number.
     *
     * @param type {@code rsa} (2048 bits) or {@code ed25519}
     */
    public static KeyMaterial generate(String type, long number) {
        return MADE.computeIfAbsent(
                new Source(type, number),
                source -> type.equals("ed25519") ? Ed25519Key.generate(number) : RsaKey.generate(number));
    }

    /** The public half of a private key file; empty if the text is no private key. */
    public static Optional<Blob> publicHalf(String pem) {
        return RsaKey.publicHalf(pem).or(() -> Ed25519Key.publicHalf(pem));
    }

    /** The line for {@code authorized_keys} and {@code known_hosts}. */
    public String publicLine(String comment) {
        return type + " " + publicBlob.base64() + (comment.isEmpty() ? "" : " " + comment);
    }

    /** The fingerprint that OpenSSH shows, e.g. {@code SHA256:…}. */
    public String fingerprint() {
        return publicBlob.fingerprint();
    }

    /**
     * A public key in wire form.
     *
     * @param base64 as it stands in key files
     */
    public record Blob(String base64) {
        static Blob of(byte[] bytes) {
            return new Blob(Base64.getEncoder().encodeToString(bytes));
        }

        /** The fingerprint that OpenSSH shows, e.g. {@code SHA256:…}. */
        public String fingerprint() {
            return "SHA256:"
                    + Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(
                                    digest("SHA-256", Base64.getDecoder().decode(base64)));
        }
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String colons(byte[] bytes) {
        return HexFormat.ofDelimiter(":").formatHex(bytes);
    }

    static String armour(String label, byte[] bytes, int width) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(width, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes)
                + "\n-----END " + label + "-----\n";
    }

    static Optional<byte[]> unarmour(String label, String pem) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf(end);
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
