package skylab.aws.bill;

import java.math.BigDecimal;

/** What bills call GB: 2^30 bytes. */
final class Gib {
    private static final BigDecimal BYTES = BigDecimal.valueOf(1L << 30);

    private Gib() {}

    static BigDecimal of(long bytes) {
        // The divisor is a power of two: the quotient is exact.
        return BigDecimal.valueOf(bytes).divide(BYTES);
    }
}
