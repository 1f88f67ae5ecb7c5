package skylab.guest.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

class KnownPrimesTest {
    @Test
    void whatIsKnownIsWhatASearchFinds() {
        for (KnownPrimes known : KnownPrimes.all()) {
            RsaKey found = RsaKey.search(known.number(), known.bits());
            assertEquals(found, RsaKey.generate(known.number(), known.bits()));
        }
    }

    @Test
    void theKeyOfTheLabWithTheDefaultSeedIsKnown() {
        Lab lab = Lab.open(LabOptions.seed(2026));
        String pem = lab.terminal().type("cat ~/.ssh/labsuser.pem\n").toString();
        assertTrue(
                KnownPrimes.all().stream()
                        .map(known -> KeyMaterial.generate("rsa", known.number()))
                        .anyMatch(
                                key -> pem.replace("\r", "").contains(key.pem().strip())),
                pem);
    }
}
