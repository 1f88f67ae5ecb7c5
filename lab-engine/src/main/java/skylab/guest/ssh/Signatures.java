package skylab.guest.ssh;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/** Whether somebody holds the private half of a key. */
public final class Signatures {
    private Signatures() {}

    /** What is signed to log in: the session, the user and the key, so that it serves for nothing else (RFC 4252, section 7). */
    public static byte[] challenge(String session, String user, KeyMaterial.Blob key) {
        return new Wire().string(session).string(user).string(key.bytes()).toBytes();
    }

    /** Whether a signature was made with the private half of a key; false too if either makes no sense. */
    public static boolean verify(KeyMaterial.Blob key, byte[] data, byte[] signature) {
        try {
            Wire.Reader fields = new Wire.Reader(key.bytes());
            String type = fields.text();
            Signature checker = Signature.getInstance(
                    switch (type) {
                        case RsaKey.TYPE -> "SHA512withRSA";
                        case Ed25519Key.TYPE -> "Ed25519";
                        default -> "SHA256withECDSAinP1363Format";
                    });
            checker.initVerify(publicKey(type, fields));
            checker.update(data);
            return checker.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static PublicKey publicKey(String type, Wire.Reader fields) throws GeneralSecurityException {
        switch (type) {
            case RsaKey.TYPE -> {
                BigInteger exponent = fields.mpint();
                return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(fields.mpint(), exponent));
            }
            case Ed25519Key.TYPE -> {
                byte[] point = fields.string();
                boolean odd = point[point.length - 1] < 0;
                byte[] y = new byte[point.length];
                for (int i = 0; i < y.length; i++) {
                    y[i] = point[y.length - 1 - i];
                }
                y[0] &= 0x7F;
                return KeyFactory.getInstance("Ed25519")
                        .generatePublic(new EdECPublicKeySpec(
                                NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y))));
            }
            default -> {
                fields.string();
                byte[] point = fields.string();
                int half = point.length / 2;
                return KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(
                                new ECPoint(
                                        new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + half)),
                                        new BigInteger(1, Arrays.copyOfRange(point, 1 + half, point.length))),
                                P256.CURVE));
            }
        }
    }
}
