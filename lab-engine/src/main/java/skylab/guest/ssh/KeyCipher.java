package skylab.guest.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import skylab.world.Seed;

/** How OpenSSH encrypts private key files: AES-256 in counter mode with a key that bcrypt_pbkdf makes of a passphrase. */
final class KeyCipher {
    static final String NAME = "aes256-ctr";
    private static final int KEY = 32;
    private static final int VECTOR = 16;
    private static final int SALT = 16;
    private static final int ROUNDS = 16;

    private KeyCipher() {}

    /** Salt and rounds for a new file. */
    static byte[] options(int number) {
        byte[] salt = new byte[SALT];
        new Seed(number).stream("salt", SALT).nextBytes(salt);
        return new Wire().string(salt).number(ROUNDS).toBytes();
    }

    static byte[] apply(boolean encrypt, String cipher, byte[] bytes, byte[] options, String passphrase) {
        if (!cipher.equals(NAME)) {
            throw new IllegalArgumentException("another cipher: " + cipher);
        }
        Wire.Reader fields = new Wire.Reader(options);
        byte[] salt = fields.string();
        byte[] key = derive(passphrase, salt, fields.number(), KEY + VECTOR);
        try {
            Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
            aes.init(
                    encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(key, KEY), "AES"),
                    new IvParameterSpec(Arrays.copyOfRange(key, KEY, KEY + VECTOR)));
            return aes.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(String passphrase, byte[] salt, int rounds, int length) {
        byte[] password = KeyMaterial.digest("SHA-512", passphrase.getBytes(StandardCharsets.UTF_8));
        byte[] key = new byte[length];
        int stride = (length + 31) / 32;
        for (int count = 1; count <= stride; count++) {
            byte[] block = KeyMaterial.digest(
                    "SHA-512",
                    ByteBuffer.allocate(salt.length + Integer.BYTES)
                            .put(salt)
                            .putInt(count)
                            .array());
            byte[] hash = Blowfish.hash(password, block);
            byte[] sum = hash.clone();
            for (int round = 1; round < rounds; round++) {
                hash = Blowfish.hash(password, KeyMaterial.digest("SHA-512", hash));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] ^= hash[i];
                }
            }
            for (int i = 0; i * stride + count - 1 < length; i++) {
                key[i * stride + count - 1] = sum[i];
            }
        }
        return key;
    }
}
