package skylab.guest.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An SSH key: its private half as the file that AWS hands out, and its public half.
 *
 * <p>Keys are made from a number, so that the same lab has the same keys; making one is a pure function and remembered,
 * because the search for RSA's primes takes a tenth of a second.
 *
 * @param type {@code ssh-rsa}, {@code ssh-ed25519} or {@code ecdsa-sha2-nistp256}, as OpenSSH calls it
 * @param pem the private key file: PKCS#1 for RSA, OpenSSH's own format for the others
 * @param publicBlob the public key in OpenSSH's wire form (RFC 4253, section 6.6; RFC 8709)
 * @param awsFingerprint as EC2 computes it for keys that it made (EC2 guide, "Verify the fingerprint of your key pair")
 */
public record KeyMaterial(String type, String pem, Blob publicBlob, String awsFingerprint) {
    private static final int RSA_BITS = 2048;

    private record Source(String type, long number) {}

    private static final Map<Source, KeyMaterial> MADE = new ConcurrentHashMap<>();

    /**
     * The key that follows from a number.
     *
     * @param type {@code rsa} (2048 bits), {@code ed25519} or {@code ecdsa} (nistp256)
     */
    public static KeyMaterial generate(String type, long number) {
        return MADE.computeIfAbsent(new Source(type, number), source -> of(secret(type, number, RSA_BITS), number));
    }

    /**
     * The private half that follows from a number.
     *
     * @param type {@code rsa}, {@code ed25519} or {@code ecdsa}
     * @param bits of an RSA key
     */
    public static SecretKey secret(String type, long number, int bits) {
        return switch (type) {
            case "ed25519" -> Ed25519Key.generate(number);
            case "ecdsa" -> EcdsaKey.generate(number);
            default -> RsaKey.generate(number, bits);
        };
    }

    private static KeyMaterial of(SecretKey key, long number) {
        Blob open = key.publicBlob();
        String fingerprint = key instanceof RsaKey rsa
                ? colons(digest("SHA-1", rsa.java().getEncoded()))
                : Base64.getEncoder().encodeToString(digest("SHA-256", open.bytes()));
        KeyFile file = new KeyFile(
                key instanceof RsaKey ? KeyFile.Format.PKCS1 : KeyFile.Format.OPENSSH, open, "", Optional.of(key));
        return new KeyMaterial(key.type(), file.write((int) number, ""), open, fingerprint);
    }

    /** The private half. */
    public SecretKey secret() {
        return KeyFile.parse(pem, "").flatMap(KeyFile::secret).orElseThrow();
    }

    /** The public half of a private key file; empty if the text is no private key. */
    public static Optional<Blob> publicHalf(String pem) {
        return KeyFile.parse(pem, "").map(KeyFile::publicHalf);
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

        /**
         * A key as it was typed or read.
         *
         * @return empty if it is no base64 of a key
         */
        public static Optional<Blob> parse(String base64) {
            try {
                byte[] bytes = Base64.getDecoder().decode(base64);
                return new Wire.Reader(bytes).text().isEmpty() ? Optional.empty() : Optional.of(new Blob(base64));
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }

        /** The wire form. */
        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        /** The type that it says it has, such as {@code ssh-rsa}. */
        public String type() {
            return new Wire.Reader(bytes()).text();
        }

        /** The type as messages and logs name it: {@code RSA}, {@code ED25519}, {@code ECDSA}. */
        public String label() {
            String type = type();
            return type.startsWith("ecdsa")
                    ? "ECDSA"
                    : type.substring("ssh-".length()).toUpperCase(Locale.ROOT);
        }

        /** The size that {@code ssh-keygen -l} shows. */
        public int bits() {
            Wire.Reader fields = new Wire.Reader(bytes());
            if (!fields.text().equals("ssh-rsa")) {
                return 256;
            }
            fields.mpint();
            return fields.mpint().bitLength();
        }

        /** The fingerprint that OpenSSH shows, e.g. {@code SHA256:…}. */
        public String fingerprint() {
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest("SHA-256", bytes()));
        }

        /** The fingerprint that older OpenSSH showed, e.g. {@code MD5:0a:1b:…}. */
        public String md5Fingerprint() {
            return "MD5:" + colons(digest("MD5", bytes()));
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
