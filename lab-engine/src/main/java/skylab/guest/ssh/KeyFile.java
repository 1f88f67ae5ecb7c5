package skylab.guest.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * A private key file, as OpenSSH reads and writes it.
 *
 * @param format how it is written
 * @param publicHalf the public half
 * @param comment what the file says of the key; PKCS#1 has none
 * @param secret the private half; empty if the file is encrypted and the passphrase does not open it
 */
public record KeyFile(Format format, KeyMaterial.Blob publicHalf, String comment, Optional<SecretKey> secret) {
    private static final String OPENSSH = "OPENSSH PRIVATE KEY";
    private static final String RSA = "RSA PRIVATE KEY";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 8;

    /** How a private key is written. */
    public enum Format {
        /** {@code BEGIN RSA PRIVATE KEY} (RFC 8017), what AWS hands out. */
        PKCS1,
        /** {@code BEGIN PRIVATE KEY} (RFC 5208). */
        PKCS8,
        /** {@code BEGIN OPENSSH PRIVATE KEY} (PROTOCOL.key of OpenSSH). */
        OPENSSH
    }

    /**
     * Reads a file.
     *
     * @param passphrase empty if there is none
     * @return empty if the text is no private key, or is damaged
     */
    public static Optional<KeyFile> parse(String text, String passphrase) {
        try {
            return KeyMaterial.unarmour(OPENSSH, text)
                    .map(bytes -> openSsh(bytes, passphrase))
                    .or(() -> KeyMaterial.unarmour(RSA, text)
                            .map(Der::integers)
                            .flatMap(RsaKey::pkcs1)
                            .map(key -> plain(Format.PKCS1, key)))
                    .or(() ->
                            KeyMaterial.unarmour("PRIVATE KEY", text).map(bytes -> plain(Format.PKCS8, pkcs8(bytes))));
        } catch (RuntimeException e) {
            // Cut short or not of this format: it is no key.
            return Optional.empty();
        }
    }

    private static KeyFile plain(Format format, SecretKey key) {
        return new KeyFile(format, key.publicBlob(), "", Optional.of(key));
    }

    private static SecretKey pkcs8(byte[] bytes) {
        try {
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            return new RsaKey(
                    key.getModulus(),
                    key.getPublicExponent(),
                    key.getPrivateExponent(),
                    key.getPrimeP(),
                    key.getPrimeQ());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static KeyFile openSsh(byte[] bytes, String passphrase) {
        Wire.Reader file = new Wire.Reader(bytes);
        if (!Arrays.equals(file.raw(MAGIC.length), MAGIC)) {
            throw new IllegalArgumentException("another format");
        }
        String cipher = file.text();
        file.string();
        byte[] options = file.string();
        if (file.number() != 1) {
            throw new IllegalArgumentException("several keys");
        }
        KeyMaterial.Blob blob = KeyMaterial.Blob.of(file.string());
        byte[] section = file.string();
        if (!cipher.equals("none")) {
            section = KeyCipher.apply(false, cipher, section, options, passphrase);
        }
        Wire.Reader fields = new Wire.Reader(section);
        if (fields.number() != fields.number()) {
            return new KeyFile(Format.OPENSSH, blob, "", Optional.empty());
        }
        SecretKey key =
                switch (fields.text()) {
                    case RsaKey.TYPE -> RsaKey.read(fields);
                    case EcdsaKey.TYPE -> EcdsaKey.read(fields);
                    case Ed25519Key.TYPE -> Ed25519Key.read(fields);
                    default -> throw new IllegalArgumentException("another type");
                };
        return new KeyFile(Format.OPENSSH, blob, fields.text(), Optional.of(key));
    }

    /** This with another comment. */
    public KeyFile named(String text) {
        return new KeyFile(format, publicHalf, text, secret);
    }

    /** This in another format. */
    public KeyFile as(Format other) {
        return new KeyFile(other, publicHalf, comment, secret);
    }

    /**
     * The text of the file. PKCS#1 and PKCS#8 are written for RSA keys without passphrase only; others become OpenSSH's.
     *
     * @param check a number that a passphrase is proved by, and the salt follows from; any
     * @param passphrase empty for none
     */
    public String write(int check, String passphrase) {
        if (secret.orElseThrow() instanceof RsaKey rsa && passphrase.isEmpty() && format != Format.OPENSSH) {
            return format == Format.PKCS1
                    ? KeyMaterial.armour(RSA, Der.sequence(rsa.pkcs1()), 76)
                    : KeyMaterial.armour("PRIVATE KEY", rsa.java().getEncoded(), 64);
        }
        boolean open = passphrase.isEmpty();
        Wire section = new Wire()
                .number(check)
                .number(check)
                .raw(secret.get().openSshFields())
                .string(comment);
        for (int pad = 1; section.toBytes().length % (open ? BLOCK : 2 * BLOCK) != 0; pad++) {
            section.raw(new byte[] {(byte) pad});
        }
        byte[] options = open ? new byte[0] : KeyCipher.options(check);
        return KeyMaterial.armour(
                OPENSSH,
                new Wire()
                        .raw(MAGIC)
                        .string(open ? "none" : KeyCipher.NAME)
                        .string(open ? "none" : "bcrypt")
                        .string(options)
                        .number(1)
                        .string(publicHalf.bytes())
                        .string(
                                open
                                        ? section.toBytes()
                                        : KeyCipher.apply(true, KeyCipher.NAME, section.toBytes(), options, passphrase))
                        .toBytes(),
                70);
    }
}
