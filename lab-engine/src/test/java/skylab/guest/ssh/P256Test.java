package skylab.guest.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class P256Test {
    @RepeatedTest(20)
    void agreesWithTheKeysThatTheJdkMakes() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        assertEquals(
                ((ECPublicKey) pair.getPublic()).getW(), P256.generator(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    /** The first points of the curve, as published with it (NIST, "Mathematical routines for the NIST prime curves"). */
    @ParameterizedTest
    @CsvSource({
        "1, 6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        "2, 7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978",
        "3, 5ecbe4d1a6330a44c8f7ef951d4bf165e6c6b721efada985fb41661bc6e7fd6c",
        "4, e2534a3532d08fbba02dde659ee62bd0031fe2db785596ef509302446b030852"
    })
    void theFirstMultiplesAreThoseOfTheStandard(int times, String x) {
        assertEquals(
                new BigInteger(x, 16), P256.generator(BigInteger.valueOf(times)).getAffineX());
    }
}
