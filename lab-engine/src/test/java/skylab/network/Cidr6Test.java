package skylab.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Cidr6Test {
    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0:0:8:800:200C:417A/128, 2001:db8::8:800:200c:417a/128",
        "2001:db8:0:1:1:1:1:1/128, 2001:db8:0:1:1:1:1:1/128",
        "2001:db8:0:0:1:0:0:1/128, 2001:db8::1:0:0:1/128",
        "2001:0:0:1:0:0:0:1/128, 2001:0:0:1::1/128",
        "::/0, ::/0",
        "::1/128, ::1/128",
        "1::/16, 1::/16",
        "2600:1f18:2551:89ff::/56, 2600:1f18:2551:8900::/56",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/65, ffff:ffff:ffff:ffff:8000::/65"
    })
    void isWrittenAsRfc5952Says(String text, String expected) {
        assertEquals(expected, Cidr6.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/64",
                "::",
                "::/129",
                "1:2:3:4:5:6:7/64",
                "1:2:3:4:5:6:7:8:9/64",
                "1::2::3/64",
                "g::/64",
                "12345::/64",
                "1:2:3:4:5:6:7::8/64",
                ":1:2:3:4:5:6:7:8/64",
                "1:2:3:4:5:6:7:/64",
                "::/-1",
                "10.0.0.0/8",
                "::/",
                ":::/64"
            })
    void whatIsNotARangeIsNone(String text) {
        assertTrue(Cidr6.parse(text).isEmpty(), text);
    }

    @Test
    void knowsWhatLiesInIt() {
        Cidr6 vpc = Cidr6.of("2600:1f18:2551:8900::/56");
        assertTrue(vpc.contains(Cidr6.of("2600:1f18:2551:8955::/64")));
        assertFalse(vpc.contains(Cidr6.of("2600:1f18:2551:8a00::/64")));
        assertTrue(Cidr6.of("2600:1f18:2551:8955::/64").overlaps(vpc));
        assertFalse(Cidr6.of("2600:1f18:2551:8955::/64").contains(vpc));
        assertTrue(Cidr6.ANYWHERE.contains(vpc));
        assertTrue(Cidr6.of("::/100").contains(Cidr6.address("::fff:ffff").orElseThrow()));
        assertFalse(Cidr6.of("::/100").contains(Cidr6.address("::1fff:ffff").orElseThrow()));
    }

    @Property
    void readsWhatItWritesAndSoDoesJava(@ForAll long high, @ForAll long low, @ForAll @IntRange(max = 128) int prefix)
            throws UnknownHostException {
        Cidr6 range = new Cidr6(high, low, 128).within(prefix);
        assertEquals(range, Cidr6.of(range.toString()));
        byte[] bytes = InetAddress.getByName("[" + range.first() + "]").getAddress();
        if (bytes.length == 16) {
            assertEquals(range.high(), java.nio.ByteBuffer.wrap(bytes).getLong());
            assertEquals(range.low(), java.nio.ByteBuffer.wrap(bytes).getLong(8));
        }
    }
}
