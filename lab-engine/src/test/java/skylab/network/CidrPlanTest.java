package skylab.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What learners compute of ranges. */
class CidrPlanTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.0.0/24, 255.255.255.0, 256, 254, 251, 192.168.0.0 - 192.168.0.255",
        "10.0.0.0/16, 255.255.0.0, 65536, 65534, 65531, 10.0.0.0 - 10.0.255.255",
        "172.16.16.0/20, 255.255.240.0, 4096, 4094, 4091, 172.16.16.0 - 172.16.31.255",
        "10.9.8.16/28, 255.255.255.240, 16, 14, 11, 10.9.8.16 - 10.9.8.31",
        "10.9.8.16/29, 255.255.255.248, 8, 6, 0, 10.9.8.16 - 10.9.8.23",
        "10.0.0.2/31, 255.255.255.254, 2, 2, 0, 10.0.0.2 - 10.0.0.3",
        "0.0.0.0/0, 0.0.0.0, 4294967296, 4294967294, 0, 0.0.0.0 - 255.255.255.255"
    })
    void S4_03_maskSizeRangeAndHostsOfARange(
            String text, String mask, long size, long hosts, long usable, String range) {
        Cidr cidr = Cidr.of(text);
        assertEquals(mask, cidr.netmask());
        assertEquals(size, cidr.size());
        assertEquals(hosts, cidr.hosts());
        assertEquals(usable, cidr.usable());
        assertEquals(range, cidr.range());
    }

    @Test
    void S0_105_fiveAddressesOfASubnetAreKeptBack() {
        assertEquals(
                List.of("192.168.0.0", "192.168.0.1", "192.168.0.2", "192.168.0.3", "192.168.0.255"),
                Cidr.of("192.168.0.0/24").keptBack());
        assertEquals(List.of(), Cidr.of("192.168.0.0/29").keptBack());
    }

    @Test
    void S4_04_splittingAndJoining() {
        Cidr whole = Cidr.of("192.168.0.0/24");
        List<Cidr> halves = whole.split(25);
        assertEquals(List.of(Cidr.of("192.168.0.0/25"), Cidr.of("192.168.0.128/25")), halves);
        assertEquals(Optional.of(whole), halves.get(0).join(halves.get(1)));
        assertEquals(Optional.of(Cidr.of("192.168.0.0/23")), whole.join(Cidr.of("192.168.1.0/24")));
        assertEquals(Optional.empty(), Cidr.of("192.168.1.0/24").join(Cidr.of("192.168.2.0/24")), "not aligned");
        assertEquals(
                List.of(Cidr.of("10.0.0.0/22"), Cidr.of("10.0.8.0/24")),
                Cidr.summary(Stream.of("10.0.3.0/24", "10.0.8.0/24", "10.0.1.0/24", "10.0.0.0/24", "10.0.2.0/24")
                        .map(Cidr::of)
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, PRIVATE, RFC 1918",
        "172.31.255.255, PRIVATE, RFC 1918",
        "172.32.0.1, PUBLIC, RFC 4632",
        "172.15.255.255, PUBLIC, RFC 4632",
        "192.168.0.1, PRIVATE, RFC 1918",
        "192.169.0.1, PUBLIC, RFC 4632",
        "11.0.0.1, PUBLIC, RFC 4632",
        "100.64.0.1, SHARED, RFC 6598",
        "169.254.169.254, LINK_LOCAL, RFC 3927",
        "127.0.0.1, LOOPBACK, RFC 1122",
        "203.0.113.25, DOCUMENTATION, RFC 5737",
        "224.0.0.1, RESERVED, RFC 1122",
        "255.255.255.255, RESERVED, RFC 1122"
    })
    void S4_05_addressesAreClassified(String address, AddressBlock block, String standard) {
        assertEquals(block, AddressBlock.of(address));
        assertEquals(standard, block.standard());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16, 16, 20, 4091", "172.31.0.0/16, 6, 19, 8187", "192.168.0.0/24, 4, 26, 59"})
    void S3_05_aPlanForANumberOfSubnets(String vpc, int count, int prefix, long usable) {
        List<Cidr> plan = Cidr.of(vpc).plan(count);
        assertEquals(count, plan.size());
        assertTrue(plan.stream().allMatch(one -> one.prefix() == prefix && one.usable() == usable));
    }

    @Test
    void S3_05_aPlanForNumbersOfResources() {
        assertEquals(
                List.of("10.0.2.64/28", "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/26"),
                Cidr.of("10.0.0.0/16").planFor(List.of(11, 200, 251, 30)).stream()
                        .map(Cidr::toString)
                        .toList());
    }

    @Test
    void whatHasNoRoomIsSaid() {
        Cidr small = Cidr.of("10.0.0.0/28");
        assertThrows(IllegalArgumentException.class, () -> small.split(27));
        assertThrows(IllegalArgumentException.class, () -> small.plan(17));
        assertThrows(IllegalArgumentException.class, () -> small.planFor(List.of(11, 1)));
        assertThrows(IllegalArgumentException.class, () -> Cidr.of("10.0.0.0/8").planFor(List.of(65_532)));
    }

    @Property
    void halvesJoinToTheWhole(
            @ForAll @LongRange(max = 0xFFFFFFFFL) long address, @ForAll @IntRange(max = 31) int bits) {
        Cidr whole = Cidr.of(Cidr.dotted(address) + "/" + bits);
        List<Cidr> halves = whole.split(bits + 1);
        assertEquals(Optional.of(whole), halves.get(1).join(halves.get(0)));
        assertEquals(List.of(whole), Cidr.summary(halves));
    }

    @Property
    void aPlanHasRoomForAllAndNothingOverlaps(@ForAll List<@IntRange(min = 1, max = 2000) Integer> resources) {
        List<Cidr> plan = Cidr.of("10.0.0.0/8").planFor(resources);
        for (int i = 0; i < plan.size(); i++) {
            assertTrue(plan.get(i).usable() >= resources.get(i));
            for (int j = 0; j < i; j++) {
                assertTrue(!plan.get(i).overlaps(plan.get(j)));
            }
        }
    }
}
