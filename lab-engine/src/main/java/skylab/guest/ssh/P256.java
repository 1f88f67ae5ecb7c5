package skylab.guest.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * The public half of a key of the curve NIST P-256, which the JDK computes for nobody else. In Jacobian coordinates (x/z²,
 * y/z³), so that of the hundreds of steps none but the last has to divide; formulas of the Explicit-Formulas Database,
 * {@code dbl-2001-b} and {@code madd}.
 *
 * @see <a href="https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-3.html">its page on such curves</a>
 */
final class P256 {
    static final ECParameterSpec CURVE = curve();
    private static final BigInteger FIELD = ((ECFieldFp) CURVE.getCurve().getField()).getP();
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Jacobian(BigInteger x, BigInteger y, BigInteger z) {
        Jacobian twice() {
            BigInteger delta = z.multiply(z).mod(FIELD);
            BigInteger gamma = y.multiply(y).mod(FIELD);
            BigInteger beta = x.multiply(gamma).mod(FIELD);
            BigInteger alpha =
                    THREE.multiply(x.subtract(delta)).multiply(x.add(delta)).mod(FIELD);
            BigInteger newX = alpha.multiply(alpha).subtract(beta.shiftLeft(3)).mod(FIELD);
            BigInteger newY = alpha.multiply(beta.shiftLeft(2).subtract(newX))
                    .subtract(gamma.multiply(gamma).shiftLeft(3))
                    .mod(FIELD);
            return new Jacobian(newX, newY, y.multiply(z).shiftLeft(1).mod(FIELD));
        }

        Jacobian plus(ECPoint other) {
            BigInteger square = z.multiply(z).mod(FIELD);
            BigInteger h = other.getAffineX().multiply(square).subtract(x).mod(FIELD);
            BigInteger r =
                    other.getAffineY().multiply(square).multiply(z).subtract(y).mod(FIELD);
            BigInteger h2 = h.multiply(h).mod(FIELD);
            BigInteger h3 = h2.multiply(h).mod(FIELD);
            BigInteger v = x.multiply(h2).mod(FIELD);
            BigInteger newX =
                    r.multiply(r).subtract(h3).subtract(v.shiftLeft(1)).mod(FIELD);
            BigInteger newY =
                    r.multiply(v.subtract(newX)).subtract(y.multiply(h3)).mod(FIELD);
            return new Jacobian(newX, newY, z.multiply(h).mod(FIELD));
        }

        ECPoint affine() {
            BigInteger inverse = z.modInverse(FIELD);
            BigInteger square = inverse.multiply(inverse).mod(FIELD);
            return new ECPoint(
                    x.multiply(square).mod(FIELD),
                    y.multiply(square).multiply(inverse).mod(FIELD));
        }
    }

    /**
     * The generator, so many times.
     *
     * @param times at least 1 and below the order of the curve
     */
    static ECPoint generator(BigInteger times) {
        ECPoint generator = CURVE.getGenerator();
        Jacobian sum = new Jacobian(generator.getAffineX(), generator.getAffineY(), BigInteger.ONE);
        for (int bit = times.bitLength() - 2; bit >= 0; bit--) {
            sum = sum.twice();
            if (times.testBit(bit)) {
                sum = sum.plus(generator);
            }
        }
        return sum.affine();
    }
}
