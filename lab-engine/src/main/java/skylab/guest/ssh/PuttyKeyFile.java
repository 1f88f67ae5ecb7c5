package skylab.guest.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * PuTTY's private key files, {@code .ppk} (PuTTY manual, appendix C), of version 2 and 3. Encrypted files are of version
 * 2: the key derivation of version 3 (Argon2) is not emulated.
 *
 * @param publicHalf the public half
 * @param comment what the file says of the key
 * @param encrypted whether it needs a passphrase
 * @param secret the private half; empty if the passphrase does not open it
 */
public record PuttyKeyFile(KeyMaterial.Blob publicHalf, String comment, boolean encrypted, Optional<SecretKey> secret) {
    private static final String FIRST = "PuTTY-User-Key-File-";
    private static final int WIDTH = 64;
    private static final int BLOCK = 16;

    /** Whether a text is such a file, be it damaged or not. */
    public static boolean isOne(String text) {
        return text.startsWith(FIRST);
    }

    /**
     * Writes a file without passphrase.
     *
     * @param version 2, as AWS hands it out, or 3, as PuTTY 0.75 and later write it
     */
    public static String write(SecretKey key, String comment, int version) {
        return write(key, comment, version, "");
    }

    /** Writes a file; with a passphrase it is of version 2. */
    public static String write(SecretKey key, String comment, int version, String passphrase) {
        boolean open = passphrase.isEmpty();
        int number = open ? version : 2;
        byte[] plain = key.puttyFields();
        if (!open) {
            // The padding is the beginning of the content's hash, so that it is not known to who tries keys.
            byte[] padded = Arrays.copyOf(plain, (plain.length + BLOCK - 1) / BLOCK * BLOCK);
            byte[] hash = KeyMaterial.digest("SHA-1", plain);
            System.arraycopy(hash, 0, padded, plain.length, padded.length - plain.length);
            plain = padded;
        }
        String encryption = open ? "none" : "aes256-cbc";
        byte[] stored = open ? plain : crypt(Cipher.ENCRYPT_MODE, plain, passphrase);
        return FIRST + number + ": " + key.type() + "\nEncryption: " + encryption + "\nComment: " + comment + "\n"
                + lines("Public-Lines", key.publicBlob().bytes())
                + lines("Private-Lines", stored)
                + "Private-MAC: "
                + HexFormat.of()
                        .formatHex(mac(
                                number,
                                key.type(),
                                encryption,
                                comment,
                                key.publicBlob().bytes(),
                                plain,
                                passphrase))
                + "\n";
    }

    private static String lines(String name, byte[] bytes) {
        String text = Base64.getMimeEncoder(WIDTH, new byte[] {'\n'}).encodeToString(bytes);
        return name + ": " + text.split("\n").length + "\n" + text + "\n";
    }

    /**
     * Reads a file.
     *
     * @return empty if it is none, or is damaged
     */
    public static Optional<PuttyKeyFile> parse(String text, String passphrase) {
        try {
            return isOne(text) ? Optional.of(read(List.of(text.split("\r?\n")), passphrase)) : Optional.empty();
        } catch (RuntimeException e) {
            // Cut short or not of this format: it is no key.
            return Optional.empty();
        }
    }

    private static PuttyKeyFile read(List<String> file, String passphrase) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < file.size(); i++) {
            String[] pair = file.get(i).split(": ", 2);
            if (pair[0].endsWith("-Lines")) {
                int count = Integer.parseInt(pair[1]);
                values.put(pair[0], String.join("", file.subList(i + 1, i + 1 + count)));
                i += count;
            } else {
                values.put(pair[0], pair.length > 1 ? pair[1] : "");
            }
        }
        int version = values.containsKey(FIRST + 3) ? 3 : 2;
        String type = values.get(FIRST + version);
        String encryption = values.get("Encryption");
        String comment = values.getOrDefault("Comment", "");
        byte[] publicBytes = Base64.getDecoder().decode(values.get("Public-Lines"));
        KeyMaterial.Blob blob = KeyMaterial.Blob.of(publicBytes);
        byte[] stored = Base64.getDecoder().decode(values.get("Private-Lines"));
        boolean encrypted = !encryption.equals("none");
        if (encrypted && (version == 3 || passphrase.isEmpty())) {
            return new PuttyKeyFile(blob, comment, true, Optional.empty());
        }
        byte[] plain = encrypted ? crypt(Cipher.DECRYPT_MODE, stored, passphrase) : stored;
        byte[] expected = mac(version, type, encryption, comment, publicBytes, plain, encrypted ? passphrase : "");
        if (!HexFormat.of().formatHex(expected).equals(values.get("Private-MAC"))) {
            if (encrypted) {
                return new PuttyKeyFile(blob, comment, true, Optional.empty());
            }
            throw new IllegalArgumentException("the MAC is another");
        }
        return new PuttyKeyFile(blob, comment, encrypted, Optional.of(secret(type, publicBytes, plain)));
    }

    private static SecretKey secret(String type, byte[] publicBytes, byte[] plain) {
        Wire.Reader open = new Wire.Reader(publicBytes);
        open.string();
        Wire.Reader hidden = new Wire.Reader(plain);
        return switch (type) {
            case RsaKey.TYPE -> {
                var exponent = open.mpint();
                yield new RsaKey(open.mpint(), exponent, hidden.mpint(), hidden.mpint(), hidden.mpint());
            }
            case Ed25519Key.TYPE -> Ed25519Key.of(hidden.string());
            default -> new EcdsaKey(hidden.mpint());
        };
    }

    private static byte[] mac(
            int version,
            String type,
            String encryption,
            String comment,
            byte[] publicBytes,
            byte[] plain,
            String passphrase) {
        byte[] data = new Wire()
                .string(type)
                .string(encryption)
                .string(comment)
                .string(publicBytes)
                .string(plain)
                .toBytes();
        String algorithm = version == 3 ? "HmacSHA256" : "HmacSHA1";
        // An open file of version 3 has an empty key, which the JDK's interface does not take; a zero byte is the same.
        byte[] key = version == 3
                ? new byte[1]
                : KeyMaterial.digest(
                        "SHA-1", ("putty-private-key-file-mac-key" + passphrase).getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] crypt(int mode, byte[] bytes, String passphrase) {
        byte[] secret = passphrase.getBytes(StandardCharsets.UTF_8);
        byte[] first =
                KeyMaterial.digest("SHA-1", new Wire().number(0).raw(secret).toBytes());
        byte[] second =
                KeyMaterial.digest("SHA-1", new Wire().number(1).raw(secret).toBytes());
        byte[] key = Arrays.copyOf(new Wire().raw(first).raw(second).toBytes(), 2 * BLOCK);
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
            return aes.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
