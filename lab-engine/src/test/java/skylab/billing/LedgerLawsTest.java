package skylab.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of bills over ledgers of any entries. */
class LedgerLawsTest {
    private static final BigDecimal LEAST = new BigDecimal("1e-20");
    private static final Instant START = Instant.parse("2026-01-20T10:00:00Z");
    private static final List<String> USAGES = List.of(
            "BoxUsage:t3.micro",
            "BoxUsage:t2.micro",
            "BoxUsage:m5.large",
            "BoxUsage:unheard.of",
            "EBS:VolumeUsage.gp3",
            "EBS:VolumeUsage.gp2",
            "PublicIPv4:InUseAddress",
            "NatGateway-Hours",
            "CW:MetricMonitorUsage",
            "DataTransfer-Out-Bytes");
    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "ap-northeast-2");

    private static Instant moment(SplittableRandom random) {
        return START.plusMillis(random.nextLong(Duration.ofDays(120).toMillis()));
    }

    private static Books books(long seed, int entries, boolean free) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Books.Posted> posted = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            String usage = USAGES.get(random.nextInt(USAGES.size()));
            Instant from = moment(random);
            Instant to = random.nextInt(4) == 0 ? null : from.plusMillis(random.nextLong(1, 4_000_000_000L));
            if (usage.equals("DataTransfer-Out-Bytes")) {
                to = from;
            }
            posted.add(new Books.Posted(
                    REGIONS.get(random.nextInt(REGIONS.size())),
                    new Entry(
                            "r-" + random.nextInt(5),
                            usage,
                            "",
                            BigDecimal.valueOf(random.nextLong(1, 200)),
                            null,
                            from,
                            to)));
        }
        return new Books(
                posted,
                Pricing.LISTED,
                free ? START.plus(Duration.ofDays(60)) : null,
                START.plus(Duration.ofDays(120)));
    }

    /** Equal but for the last digits of quotients. */
    private static void assertSame(BigDecimal expected, BigDecimal actual) {
        assertEquals(-1, expected.subtract(actual).abs().compareTo(LEAST), expected + " and " + actual);
    }

    @Property(tries = 200)
    void neighbouringBillsAddUp(
            @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(max = 25) int entries, @ForAll boolean free) {
        Books books = books(seed, entries, free);
        SplittableRandom random = new SplittableRandom(seed + 1);
        List<Instant> moments = new ArrayList<>(List.of(moment(random), moment(random), moment(random)));
        moments.sort(null);
        Bill whole = books.bill(moments.get(0), moments.get(2));
        Bill first = books.bill(moments.get(0), moments.get(1));
        Bill second = books.bill(moments.get(1), moments.get(2));
        assertSame(whole.total(), first.total().add(second.total()));
        for (String resource : whole.byResource().keySet()) {
            assertSame(whole.total(resource), first.total(resource).add(second.total(resource)));
        }
    }

    @Property(tries = 100)
    void allSumsAreTheTotal(@ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(max = 25) int entries) {
        Bill bill = books(seed, entries, true).bill(START, START.plus(Duration.ofDays(70)));
        for (var sums : List.of(bill.byService(), bill.byResource(), bill.byUsageType(), bill.byRegion())) {
            assertSame(bill.total(), sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        assertSame(bill.total(), bill.byDay().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Property(tries = 100)
    void theFreeTierNeverCostsMore(@ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(max = 25) int entries) {
        Instant end = START.plus(Duration.ofDays(100));
        BigDecimal with = books(seed, entries, true).bill(START, end).total();
        BigDecimal without = books(seed, entries, false).bill(START, end).total();
        assertEquals(1, without.add(new BigDecimal("1e-20")).compareTo(with));
    }
}
