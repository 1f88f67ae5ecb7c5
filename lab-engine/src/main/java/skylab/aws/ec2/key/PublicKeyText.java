package skylab.aws.ec2.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.guest.ssh.KeyMaterial;

/**
 * A public key as it is imported (EC2 guide, "Create a key pair using a third-party tool"): OpenSSH's line, RFC 4716,
 * or base64 of DER.
 *
 * @param type {@code rsa} or {@code ed25519}
 * @param blob the key in OpenSSH's wire form
 * @param fingerprint as EC2 computes it for imported keys: MD5 of the DER for RSA, SHA-256 for ED25519
 */
public record PublicKeyText(String type, KeyMaterial.Blob blob, String fingerprint) {
    private static final Set<Integer> LENGTHS = Set.of(1024, 2048, 4096);
    private static final String SSH2 = "---- BEGIN SSH2 PUBLIC KEY ----";
    private static final String SSH2_END = "---- END SSH2 PUBLIC KEY ----";

    private static final String RSA = "ssh-rsa";
    private static final String ED25519 = "ssh-ed25519";
    private static final int POINT = 32;

    /**
     * Reads a key.
     *
     * @throws AwsError {@code InvalidKey.Format}
     */
    public static PublicKeyText read(String text) {
        String stripped = text.strip();
        try {
            if (stripped.startsWith("ssh-")) {
                return openSsh(stripped);
            }
            return rsa(stripped.startsWith(SSH2) ? ofWire(rfc4716(stripped)) : ofDer(stripped));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Cut short, of another type or length, or no key at all: EC2 says the same of all.
            throw new AwsError("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
        }
    }

    private static PublicKeyText openSsh(String line) throws GeneralSecurityException {
        String[] words = line.split("[ \t]+", 3);
        byte[] wire = Base64.getDecoder().decode(words[1]);
        if (words[0].equals(RSA)) {
            return rsa(ofWire(wire));
        }
        ByteBuffer fields = ByteBuffer.wrap(wire);
        require(words[0].equals(ED25519) && new String(field(fields), StandardCharsets.US_ASCII).equals(ED25519));
        require(field(fields).length == POINT && !fields.hasRemaining() && !line.contains("\n"));
        return new PublicKeyText(
                "ed25519",
                new KeyMaterial.Blob(words[1]),
                Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(wire)));
    }

    private static PublicKeyText rsa(RSAPublicKey key) throws GeneralSecurityException {
        require(LENGTHS.contains(key.getModulus().bitLength()));
        byte[] exponent = key.getPublicExponent().toByteArray();
        byte[] modulus = key.getModulus().toByteArray();
        byte[] name = RSA.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer wire = ByteBuffer.allocate(3 * Integer.BYTES + name.length + exponent.length + modulus.length);
        for (byte[] field : List.of(name, exponent, modulus)) {
            wire.putInt(field.length).put(field);
        }
        byte[] digest = MessageDigest.getInstance("MD5").digest(key.getEncoded());
        return new PublicKeyText(
                "rsa",
                new KeyMaterial.Blob(Base64.getEncoder().encodeToString(wire.array())),
                HexFormat.ofDelimiter(":").formatHex(digest));
    }

    // RFC 4253, section 6.6.
    private static RSAPublicKey ofWire(byte[] wire) throws GeneralSecurityException {
        ByteBuffer fields = ByteBuffer.wrap(wire);
        require(new String(field(fields), StandardCharsets.US_ASCII).equals(RSA));
        BigInteger exponent = new BigInteger(field(fields));
        BigInteger modulus = new BigInteger(field(fields));
        require(!fields.hasRemaining());
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static byte[] field(ByteBuffer fields) {
        int length = fields.getInt();
        require(length <= fields.remaining());
        byte[] value = new byte[length];
        fields.get(value);
        return value;
    }

    private static RSAPublicKey ofDer(String text) throws GeneralSecurityException {
        String body = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    // RFC 4716: a line with a colon is a header, which a backslash at its end continues.
    private static byte[] rfc4716(String text) {
        String body = text.substring(SSH2.length(), text.indexOf(SSH2_END))
                .replaceAll("\\\\\r?\n", " ")
                .lines()
                .filter(line -> !line.contains(":"))
                .map(String::strip)
                .collect(Collectors.joining());
        return Base64.getDecoder().decode(body);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
