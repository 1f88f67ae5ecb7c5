package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.bill.Spending;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.GivenDisk;
import skylab.aws.ec2.snapshot.SnapshotStorage;
import skylab.billing.Bill;
import skylab.billing.Line;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.RIProductDescription;
import software.amazon.awssdk.services.ec2.model.ReservedInstancesOffering;

/** What things cost, by the ledger. */
class BillTest {
    private static final String BOX = "BoxUsage:";

    private final Given given = Given.lab();

    /** What a resource is charged for usages that begin so. */
    private static BigDecimal amount(Bill bill, String resource, String type) {
        return bill.lines().stream()
                .filter(line -> line.resource().equals(resource) && line.type().startsWith(type))
                .flatMap(line -> line.amount().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quantity(Bill bill, String resource, String type) {
        return bill.lines().stream()
                .filter(line -> line.resource().equals(resource) && line.type().startsWith(type))
                .map(Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertAmount(String expected, BigDecimal actual) {
        assertEquals(new BigDecimal(expected).setScale(8), actual.setScale(8, RoundingMode.HALF_UP));
    }

    /** An instance that runs for longer than the minute that each start costs at least. */
    private String run(String type) {
        String id = given.running(r -> r.instanceType(type)).instanceId();
        given.lab.advance("2m");
        return id;
    }

    private Bill next(String duration) {
        Instant from = given.lab.now();
        given.lab.advance(duration);
        return given.lab.bill(from, given.lab.now());
    }

    private String idle() {
        return given.ec2.allocateAddress(r -> {}).allocationId();
    }

    private void await(String id, InstanceStateName state) {
        while (given.instance(id).state().name() != state) {
            given.lab.advance("1s");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t2.nano t2.micro t2.small t2.medium t2.large t2.xlarge",
                "t3.nano t3.micro t3.small t3.medium t3.large t3.xlarge",
                "m5.large m5.xlarge m5.2xlarge m5.4xlarge",
                "c5.large c5.xlarge c5.2xlarge c5.4xlarge",
                "r5d.large r5d.xlarge r5d.2xlarge"
            })
    void S0_13_biggerIsDearerWithinAFamily(String family) {
        List<String> ids = List.of(family.split(" ")).stream().map(this::run).toList();
        Bill hour = next("1h");
        for (int i = 1; i < ids.size(); i++) {
            BigDecimal smaller = amount(hour, ids.get(i - 1), BOX);
            assertTrue(smaller.signum() > 0, hour.toString());
            assertTrue(amount(hour, ids.get(i), BOX).compareTo(smaller) > 0, hour.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 5h", "20, 3d"})
    void S0_77_aHibernatedInstanceCostsItsVolumeAndAddressButNoInstanceHours(int gib, String asleep) {
        String id = given.running(Given.hibernation(gib)).instanceId();
        String address = idle();
        given.ec2.associateAddress(r -> r.allocationId(address).instanceId(id));
        given.lab.advance("10m");

        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        Instant stopping = given.lab.now();
        await(id, InstanceStateName.STOPPED);
        Bill whileStopping = given.lab.bill(stopping, given.lab.now());
        assertTrue(quantity(whileStopping, id, BOX).signum() > 0, "charged while stopping: " + whileStopping);

        Bill stopped = next(asleep);
        assertAmount("0", amount(stopped, id, BOX));
        String volume = given.ec2.describeVolumes().volumes().get(0).volumeId();
        assertTrue(amount(stopped, volume, "EBS:VolumeUsage").signum() > 0, stopped.toString());
        assertTrue(amount(stopped, address, "PublicIPv4").signum() > 0, stopped.toString());
        assertEquals(2, stopped.byResource().size(), stopped.toString());
    }

    @Test
    void aStoppingInstanceThatDoesNotHibernateIsNotCharged() {
        String id = run("t3.micro");
        given.lab.advance("10m");
        given.ec2.stopInstances(r -> r.instanceIds(id));
        Instant stopping = given.lab.now();
        await(id, InstanceStateName.STOPPED);
        assertAmount("0", amount(given.lab.bill(stopping, given.lab.now()), id, BOX));
    }

    @ParameterizedTest
    @CsvSource({"1h, 0.005", "24h, 0.12", "30d, 3.6"})
    void S0_98_everyPublicAddressCostsTheSame(String duration, String cost) {
        String id = run("t3.micro");
        String bare = given.running(r -> r.instanceType("t3.nano")).instanceId();
        String used = idle();
        String idle = idle();
        given.ec2.associateAddress(r -> r.allocationId(used).instanceId(id));
        Bill bill = next(duration);
        assertAmount(cost, amount(bill, used, "PublicIPv4:InUseAddress"));
        assertAmount(cost, amount(bill, idle, "PublicIPv4:IdleAddress"));
        assertAmount(cost, amount(bill, bare, "PublicIPv4:InUseAddress"));
        assertAmount("0", amount(bill, id, "PublicIPv4"));
    }

    @Test
    void S0_98_anAddressOfAStoppedInstanceCostsAsIdleAndAnAssignedOneGoesBack() {
        String id = run("t3.micro");
        String other = run("t3.micro");
        String address = idle();
        given.ec2.associateAddress(r -> r.allocationId(address).instanceId(id));
        given.ec2.stopInstances(r -> r.instanceIds(id, other));
        await(id, InstanceStateName.STOPPED);
        await(other, InstanceStateName.STOPPED);
        Bill stopped = next("2h");
        assertAmount("0.01", amount(stopped, address, "PublicIPv4:IdleAddress"));
        assertAmount("0", amount(stopped, other, "PublicIPv4"));
        given.ec2.releaseAddress(r -> r.allocationId(address));
        assertAmount("0", next("2h").total(address));
    }

    @Test
    void S1_14_theLedgerOfAnAddressGrowsByTheHour() {
        String address = idle();
        BigDecimal before = given.lab.bill().total(address);
        for (int hour = 1; hour <= 5; hour++) {
            given.lab.advance("1h");
            BigDecimal now = given.lab.bill().total(address);
            assertAmount("0.005", now.subtract(before));
            before = now;
        }
    }

    @Test
    void S2_01_pricesDifferByRegion() {
        BigDecimal virginia = hourIn("us-east-1", "");
        BigDecimal oregon = hourIn("us-west-2", "USW2-");
        BigDecimal seoul = hourIn("ap-northeast-2", "APN2-");
        assertEquals(0, virginia.compareTo(oregon));
        assertTrue(seoul.compareTo(virginia) > 0, seoul + " > " + virginia);
    }

    private static BigDecimal hourIn(String region, String prefix) {
        Given there = Given.in(Lab.open(LabOptions.seed(3).in(region)));
        String id = there.running(r -> r.instanceType("t3.medium")).instanceId();
        Instant from = there.lab.now();
        there.lab.advance("1h");
        Bill bill = there.lab.bill(from, there.lab.now());
        assertTrue(bill.byUsageType().containsKey(prefix + "BoxUsage:t3.medium"), bill.toString());
        assertEquals(Set.of(region), bill.byRegion().keySet());
        return amount(bill, id, BOX);
    }

    @Test
    void oneBillHasAllRegionsOfTheAccount() {
        Ec2Client west = given.lab.ec2("us-west-2");
        west.allocateAddress(r -> {});
        idle();
        Bill bill = next("1h");
        assertEquals(
                List.of("us-east-1", "us-west-2"),
                bill.byRegion().keySet().stream().toList());
    }

    @Test
    void whatHasNoKnownPriceIsSaidAndNotMadeUp() {
        given.lab.ec2("eu-central-1").allocateAddress(r -> {});
        Bill bill = next("5h");
        assertEquals(1, bill.unpriced().size());
        assertAmount("0", bill.total());
        assertTrue(bill.text("en").contains("No price is known of EUC1-PublicIPv4:IdleAddress"), bill.toString());
        assertTrue(bill.text("ko").contains("알려져 있지 않아"), bill.text("ko"));
    }

    @ParameterizedTest
    @CsvSource({"1h, t3.micro, 0.0104", "36h, t3.large, 2.9952", "10h, m5.large, 0.96"})
    void S2_12_runningIsBilledAndStoppedIsNot(String duration, String type, String cost) {
        String id = run(type);
        String address = idle();
        String volume = given.ec2.describeVolumes().volumes().get(0).volumeId();
        assertAmount(cost, amount(next(duration), id, BOX));
        given.ec2.stopInstances(r -> r.instanceIds(id));
        await(id, InstanceStateName.STOPPED);
        Bill stopped = next(duration);
        assertAmount("0", stopped.total(id));
        assertTrue(stopped.total(volume).signum() > 0);
        assertTrue(stopped.total(address).signum() > 0);
        given.ec2.startInstances(r -> r.instanceIds(id));
        await(id, InstanceStateName.RUNNING);
        given.lab.advance("2m");
        assertAmount(cost, amount(next(duration), id, BOX));
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.lab.advance("1h");
        Bill gone = next(duration);
        assertAmount("0", gone.total(id));
        assertAmount("0", gone.total(volume));
    }

    @Test
    void S2_12_aStartCostsAtLeastAMinuteAndARebootCostsNone() {
        String id = given.running(r -> {}).instanceId();
        given.ec2.stopInstances(r -> r.instanceIds(id));
        given.lab.advance("1h");
        BigDecimal seconds = quantity(given.lab.bill(), id, BOX)
                .multiply(BigDecimal.valueOf(3600))
                .round(new MathContext(10));
        assertAmount("60", seconds);
        given.ec2.startInstances(r -> r.instanceIds(id));
        await(id, InstanceStateName.RUNNING);
        given.lab.advance("2m");
        Instant from = given.lab.now();
        given.lab.advance("5m");
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("5m");
        BigDecimal ran = quantity(given.lab.bill(from, given.lab.now()), id, BOX);
        Duration passed = Duration.between(from, given.lab.now());
        assertAmount(String.valueOf(passed.toSeconds()), ran.multiply(BigDecimal.valueOf(3600)));
    }

    @Test
    void S2_13_spotAndReservedAreCheaperThanOnDemand() {
        String onDemand = run("m5.large");
        String spot = given.running(
                        r -> r.instanceType("m5.large").instanceMarketOptions(m -> m.marketType(MarketType.SPOT)))
                .instanceId();
        Bill day = next("3d");
        BigDecimal full = amount(day, onDemand, BOX);
        BigDecimal cheap = amount(day, spot, "SpotUsage:m5.large");
        assertTrue(cheap.signum() > 0 && cheap.compareTo(full.divide(BigDecimal.valueOf(2))) < 0, day.toString());
        BigDecimal hourly = full.divide(BigDecimal.valueOf(72), MathContext.DECIMAL64);
        List<ReservedInstancesOffering> offerings = given.ec2
                .describeReservedInstancesOfferings(r -> r.instanceType("m5.large")
                        .productDescription(RIProductDescription.LINUX_UNIX)
                        .offeringClass("standard"))
                .reservedInstancesOfferings();
        assertFalse(offerings.isEmpty());
        for (ReservedInstancesOffering offering : offerings) {
            double hours = offering.duration() / 3600.0;
            double reserved = offering.fixedPrice() / hours
                    + offering.recurringCharges().stream()
                            .mapToDouble(one -> one.amount())
                            .sum();
            assertTrue(reserved < hourly.doubleValue(), offering.toString());
        }
    }

    @Test
    void S4_59_theAddressOfADeletedNatGatewayStillCosts() {
        String subnet = given.ec2.describeSubnets().subnets().get(0).subnetId();
        String address = idle();
        String nat = given.ec2
                .createNatGateway(r -> r.subnetId(subnet).allocationId(address))
                .natGateway()
                .natGatewayId();
        given.lab.advance("5m");
        Bill working = next("10h");
        assertAmount("0.45", amount(working, nat, "NatGateway-Hours"));
        assertAmount("0.05", amount(working, address, "PublicIPv4:InUseAddress"));

        given.ec2.deleteNatGateway(r -> r.natGatewayId(nat));
        given.lab.advance("1h");
        Bill forgotten = next("30d");
        assertEquals(Map.of(address, forgotten.total()), forgotten.byResource());
        assertAmount("3.6", amount(forgotten, address, "PublicIPv4:IdleAddress"));
        assertAmount("3.6", given.lab.forecast("30d").total(address));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 30})
    void S4_61_theCostOfAWholeLab(int hours) {
        Campus campus = Campus.plain();
        Lab lab = campus.lab;
        String group = campus.group("all", 22, 80);
        String web = campus.instance("web", campus.open, group);
        String inside = campus.instance("inside", campus.inside, group);
        campus.publicly(web);
        campus.nat(campus.open);
        Instant from = lab.now();
        lab.advance(hours + "h");
        Bill bill = lab.bill(from, lab.now());
        BigDecimal two = BigDecimal.valueOf(2L * hours);
        assertEquals(
                0, two.multiply(new BigDecimal("0.0104")).compareTo(rounded(bill.by(Line::type), "BoxUsage:t3.micro")));
        assertEquals(
                0,
                two.multiply(new BigDecimal("0.005"))
                        .compareTo(rounded(bill.by(Line::type), "PublicIPv4:InUseAddress")));
        assertEquals(
                0,
                BigDecimal.valueOf(hours)
                        .multiply(new BigDecimal("0.045"))
                        .compareTo(rounded(bill.by(Line::type), "NatGateway-Hours")));
        // Two volumes of 8 GiB in March, which has 31 days.
        BigDecimal storage = BigDecimal.valueOf(16L * hours)
                .multiply(new BigDecimal("0.08"))
                .divide(BigDecimal.valueOf(31 * 24), MathContext.DECIMAL128);
        assertEquals(storage.setScale(8, RoundingMode.HALF_UP), rounded(bill.by(Line::type), "EBS:VolumeUsage.gp3"));
        assertTrue(bill.text("en").contains(web + " (web)") && bill.text("ko").contains(inside + " (inside)"));
    }

    private static BigDecimal rounded(Map<String, BigDecimal> sums, String key) {
        return sums.get(key).setScale(8, RoundingMode.HALF_UP);
    }

    @Test
    void S0_51_snapshotsAreBilledForTheBlocksTheyStore() {
        GivenDisk disk = GivenDisk.in(given);
        String volume = given.ec2.describeVolumes().volumes().get(0).volumeId();
        String first = given.ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
        given.lab.advance("1h");
        disk.ssh("dd if=/dev/zero of=big bs=1M count=300", "sync");
        String second = given.ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
        given.lab.advance("1h");
        Bill month = given.lab.forecast("31d");
        BigDecimal whole = quantity(month, first, "EBS:SnapshotUsage");
        BigDecimal more = quantity(month, second, "EBS:SnapshotUsage");
        assertTrue(more.signum() > 0 && more.compareTo(whole) < 0, month.toString());
        BigDecimal gib = BigDecimal.valueOf(SnapshotStorage.bytes(given.lab.world(), given.lab.scope()))
                .divide(BigDecimal.valueOf(1L << 30));
        assertEquals(gib, current("EBS:SnapshotUsage"));
        given.ec2.deleteSnapshot(r -> r.snapshotId(first));
        gib = BigDecimal.valueOf(SnapshotStorage.bytes(given.lab.world(), given.lab.scope()))
                .divide(BigDecimal.valueOf(1L << 30));
        assertEquals(gib, current("EBS:SnapshotUsage"), "what the second needs of the first is billed with it");
        given.ec2.deleteSnapshot(r -> r.snapshotId(second));
        assertAmount("0", current("EBS:SnapshotUsage"));
    }

    /** How much of a usage goes on. */
    private BigDecimal current(String usage) {
        return Spending.books(given.lab.world(), given.lab.scope().account()).entries().stream()
                .map(posted -> posted.entry())
                .filter(entry -> entry.usage().equals(usage) && entry.to() == null)
                .map(entry -> entry.quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @CsvSource({
        "gp2, 100, , , 10.00",
        "gp3, 100, , , 8.00",
        "gp3, 100, 4000, , 13.00",
        "gp3, 100, 3000, 250, 13.00",
        "io1, 100, 1000, , 77.50",
        "io2, 100, 1000, , 77.50",
        "st1, 500, , , 22.50",
        "sc1, 500, , , 7.50",
        "standard, 100, , , 5.00"
    })
    void volumesCostWhatIsProvisioned(String type, int gib, Integer iops, Integer throughput, String month) {
        Given march = Given.in(Lab.open(LabOptions.seed(1).startingAt(Instant.parse("2026-03-01T00:00:00Z"))));
        String volume = march.ec2
                .createVolume(r -> r.availabilityZone("us-east-1a")
                        .volumeType(type)
                        .size(gib)
                        .iops(iops)
                        .throughput(throughput))
                .volumeId();
        Instant from = march.lab.now();
        march.lab.advance("31d");
        BigDecimal cost = march.lab.bill(from, from.plus(Duration.ofDays(31))).total(volume);
        // The last second is of April, whose GB-month is a thirtieth dearer.
        assertEquals(new BigDecimal(month), cost.setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void S0_100_detailedMonitoringIsPricedAsSevenMetricsOfWhichTenAreFree() {
        String one = given.running(r -> r.monitoring(m -> m.enabled(true))).instanceId();
        String two = given.running(r -> r.monitoring(m -> m.enabled(true))).instanceId();
        Bill month = given.lab.bill(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));
        assertAmount("7", quantity(month, one, "CW:MetricMonitorUsage"));
        assertAmount(
                "1.2", amount(month, one, "CW:Metric").add(amount(month, two, "CW:Metric"))); // 14 metrics, 10 free
        given.ec2.unmonitorInstances(r -> r.instanceIds(one, two));
        assertAmount("0", quantity(given.lab.forecast("30d"), one, "CW:MetricMonitorUsage"));
    }

    @Test
    void S0_124_bytesWithinAZoneAreFreeAndBytesBetweenZonesAreChargedAtBothEnds() {
        String group = given.sshGroup();
        String here = inZone("us-east-1a", group);
        String near = inZone("us-east-1a", group);
        String far = inZone("us-east-1b", group);
        given.lab.advance("2m");
        String key = "scp -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ";
        given.lab
                .terminal()
                .run(key + "~/.ssh/labsuser.pem ec2-user@"
                        + given.instance(here).publicIpAddress() + ":key.pem");
        Instant from = given.lab.now().truncatedTo(ChronoUnit.HOURS);
        String login = "ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@"
                + given.instance(here).publicIpAddress() + " ";
        String copy = "scp -o StrictHostKeyChecking=no -i key.pem big ec2-user@";
        given.lab.terminal().run(login + "dd if=/dev/zero of=big bs=1M count=100");
        given.lab.terminal().run(login + "'" + copy + given.instance(near).privateIpAddress() + ":'");
        Bill within = given.lab.bill(from, given.lab.now());
        assertAmount("0", amount(within, near, "DataTransfer-Regional"));

        given.lab.terminal().run(login + "'" + copy + given.instance(far).privateIpAddress() + ":'");
        Bill between = given.lab.bill(from, given.lab.now());
        double gib = quantity(between, here, "DataTransfer-Regional").doubleValue();
        assertTrue(gib > 100 / 1024.0 && gib < 120 / 1024.0, between.toString());
        assertEquals(quantity(between, here, "DataTransfer-Regional"), quantity(between, far, "DataTransfer-Regional"));
        assertEquals(gib * 0.01, amount(between, far, "DataTransfer-Regional").doubleValue(), 1e-9);
        assertAmount("0", amount(between, near, "DataTransfer-Regional"));
    }

    private String inZone(String zone, String group) {
        return given.running(r -> r.placement(p -> p.availabilityZone(zone)).securityGroupIds(group))
                .instanceId();
    }

    @Test
    void surplusCreditsAreChargedWhenTheInstanceStops() {
        GivenDisk disk = GivenDisk.in(given);
        disk.ssh("sudo yum -y -q install stress", "stress --cpu 1 --timeout 7200 > /dev/null &");
        given.lab.advance("2h");
        assertAmount("0", amount(given.lab.bill(), disk.instance, "CPUCredits:t3"));
        given.ec2.stopInstances(r -> r.instanceIds(disk.instance));
        given.lab.advance("1h");
        Bill bill = given.lab.bill();
        double hours = quantity(bill, disk.instance, "CPUCredits:t3").doubleValue();
        // Two hours of a vCPU at 100 percent, less what two vCPUs earn at 10 percent.
        assertEquals(1.6, hours, 0.1, bill.toString());
        assertEquals(hours * 0.05, amount(bill, disk.instance, "CPUCredits:t3").doubleValue(), 1e-9);
    }

    private String snapshot() {
        GivenDisk.in(given);
        String volume = given.ec2.describeVolumes().volumes().get(0).volumeId();
        String id = given.ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
        given.ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(id));
        return id;
    }

    @Test
    void fastRestoreOfASnapshotCostsInEachZoneByTheHour() {
        String id = snapshot();
        given.ec2.enableFastSnapshotRestores(
                r -> r.sourceSnapshotIds(id).availabilityZones("us-east-1a", "us-east-1b"));
        given.lab.advance("10h");
        given.ec2.disableFastSnapshotRestores(
                r -> r.sourceSnapshotIds(id).availabilityZones("us-east-1a", "us-east-1b"));
        given.lab.advance("10h");
        assertAmount("16.50", amount(given.lab.bill(), id, "EBS:FastSnapshotRestore"));
    }

    @Test
    void aCopyInAnotherRegionIsChargedWhereItComesFrom() {
        String id = snapshot();
        given.lab.ec2("us-west-2").copySnapshot(r -> r.sourceRegion("us-east-1").sourceSnapshotId(id));
        BigDecimal stored = quantity(given.lab.bill(), id, "AWS-Out-Bytes");
        assertTrue(stored.signum() > 0);
        assertEquals(
                0, stored.multiply(new BigDecimal("0.02")).compareTo(amount(given.lab.bill(), id, "AWS-Out-Bytes")));
    }

    @Test
    void threeDashboardsAreFree() {
        Instant april = Instant.parse("2026-04-01T00:00:00Z");
        for (int i = 1; i <= 4; i++) {
            String name = "board-" + i;
            given.lab.cloudwatch().putDashboard(r -> r.dashboardName(name).dashboardBody("{\"widgets\":[]}"));
            assertAmount(
                    i == 4 ? "3" : "0",
                    given.lab.bill(april, april.plus(Duration.ofDays(30))).total());
        }
        given.lab.cloudwatch().deleteDashboards(r -> r.dashboardNames("board-1", "board-2"));
        assertAmount("0", given.lab.bill(april, april.plus(Duration.ofDays(30))).total());
    }

    @Test
    void tenAlarmsAreFreeAndEachFurtherOneCostsByTheMonth() {
        Instant april = Instant.parse("2026-04-01T00:00:00Z");
        for (int i = 1; i <= 12; i++) {
            String name = "alarm-" + i;
            given.lab.cloudwatch().putMetricAlarm(r -> r.alarmName(name)
                    .namespace("AWS/EC2")
                    .metricName("CPUUtilization")
                    .statistic("Average")
                    .period(300)
                    .evaluationPeriods(1)
                    .threshold(80.0)
                    .comparisonOperator("GreaterThanThreshold"));
        }
        assertAmount(
                "0.2", given.lab.bill(april, april.plus(Duration.ofDays(30))).total());
        given.lab.cloudwatch().deleteAlarms(r -> r.alarmNames("alarm-1", "alarm-2"));
        assertAmount("0", given.lab.bill(april, april.plus(Duration.ofDays(30))).total());
    }

    @Test
    void logsAreChargedForWhatTheyTakeIn() {
        CloudWatchLogsClient logs = given.lab.client(CloudWatchLogsClient.class);
        logs.createLogGroup(r -> r.logGroupName("app"));
        logs.createLogStream(r -> r.logGroupName("app").logStreamName("one"));
        InputLogEvent event = InputLogEvent.builder()
                .timestamp(given.lab.now().toEpochMilli())
                .message("x".repeat(1000))
                .build();
        for (int i = 0; i < 3; i++) {
            logs.putLogEvents(r -> r.logGroupName("app").logStreamName("one").logEvents(event, event));
        }
        given.lab.advance("1h");
        // Six events of 1,000 bytes and the 26 that each counts more.
        assertEquals(
                6 * 1026,
                quantity(given.lab.bill(), "app", "DataProcessing-Bytes").doubleValue() * (1L << 30));
    }

    /** Takes six events of 1,026 bytes in, three in each of two streams, at the beginning of an hour. */
    private CloudWatchLogsClient keptLogs() {
        given.lab.advanceTo(given.lab.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        CloudWatchLogsClient logs = given.lab.client(CloudWatchLogsClient.class);
        logs.createLogGroup(r -> r.logGroupName("app"));
        InputLogEvent event = InputLogEvent.builder()
                .timestamp(given.lab.now().toEpochMilli())
                .message("x".repeat(1000))
                .build();
        for (String stream : List.of("one", "two")) {
            logs.createLogStream(r -> r.logGroupName("app").logStreamName(stream));
            logs.putLogEvents(r -> r.logGroupName("app").logStreamName(stream).logEvents(event, event, event));
        }
        return logs;
    }

    /** How many bytes of logs were kept for how many days, before they are compressed to 15 percent. */
    private double byteDays(Instant from, Instant to) {
        double months = quantity(given.lab.bill(from, to), "app", "TimedStorage-ByteHrs")
                .doubleValue();
        return months * 31 * (1L << 30) / 0.15;
    }

    @Test
    void logsAreChargedForWhatTheyKeepUntilTheGroupIsDeleted() {
        CloudWatchLogsClient logs = keptLogs();
        Instant from = given.lab.now().truncatedTo(ChronoUnit.HOURS);
        given.lab.advanceTo(from.plus(10, ChronoUnit.DAYS));
        assertEquals(10 * 6 * 1026, byteDays(from, given.lab.now()), 0.01);
        assertAmount("0", amount(given.lab.bill(), "app", "TimedStorage-ByteHrs"));
        logs.deleteLogGroup(r -> r.logGroupName("app"));
        given.lab.advance("10d");
        assertEquals(10 * 6 * 1026, byteDays(from, given.lab.now()), 1);
    }

    @Test
    void expiredLogsAndThoseOfADeletedStreamAreNoLongerCharged() {
        CloudWatchLogsClient logs = keptLogs();
        Instant from = given.lab.now().truncatedTo(ChronoUnit.HOURS);
        given.lab.advanceTo(from.plus(2, ChronoUnit.DAYS));
        logs.deleteLogStream(r -> r.logGroupName("app").logStreamName("one"));
        logs.putRetentionPolicy(r -> r.logGroupName("app").retentionInDays(5));
        given.lab.advance("15d");
        assertEquals((2 + 5) * 3 * 1026, byteDays(from, given.lab.now()), 1);
        assertEquals(0, byteDays(from.plus(6, ChronoUnit.DAYS), given.lab.now()), 0.01);
    }

    @Test
    void anInterfaceEndpointIsChargedForWhatItProcessesAndNobodyForItsWayBetweenZones() {
        GivenDisk disk = GivenDisk.in(given);
        var machine = given.instance(disk.instance);
        String far = given.ec2.describeSubnets().subnets().stream()
                .filter(one ->
                        !one.availabilityZone().equals(machine.placement().availabilityZone()))
                .findFirst()
                .orElseThrow()
                .subnetId();
        String group = given.ec2
                .createSecurityGroup(
                        r -> r.groupName("endpoint").description("endpoint").vpcId(machine.vpcId()))
                .groupId();
        given.ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(group).ipProtocol("tcp").fromPort(443).toPort(443).cidrIp("172.31.0.0/16"));
        String endpoint = given.ec2
                .createVpcEndpoint(r -> r.vpcId(machine.vpcId())
                        .vpcEndpointType("Interface")
                        .serviceName("com.amazonaws.us-east-1.ec2")
                        .subnetIds(far)
                        .securityGroupIds(group)
                        .privateDnsEnabled(true))
                .vpcEndpoint()
                .vpcEndpointId();
        given.lab.advance("5m");
        disk.ssh("curl -s https://ec2.us-east-1.amazonaws.com/ -o page; ls -l page");
        Bill bill = given.lab.bill();
        double gib = quantity(bill, endpoint, "VpcEndpoint-Bytes").doubleValue();
        assertTrue(gib * (1L << 30) > 500 && gib * (1L << 30) < 10_000, bill.toString());
        assertEquals(gib * 0.01, amount(bill, endpoint, "VpcEndpoint-Bytes").doubleValue(), 1e-12);
        assertAmount("0", quantity(bill, disk.instance, "DataTransfer-Regional"));
    }

    @Test
    void customMetricsCountInTheHoursInWhichTheyArePublished() {
        MetricDatum order =
                MetricDatum.builder().metricName("Orders").value(1.0).build();
        for (int hour = 0; hour < 5; hour++) {
            given.lab.cloudwatch().putMetricData(r -> r.namespace("Shop").metricData(order));
            given.lab.advance("1h");
        }
        given.lab.advance("20h");
        assertEquals(
                new BigDecimal(5).divide(new BigDecimal(31 * 24), 8, RoundingMode.HALF_UP),
                quantity(given.lab.bill(), "Shop Orders", "CW:MetricMonitorUsage")
                        .setScale(8, RoundingMode.HALF_UP));
    }

    @Test
    void theFreeTierOfOldAccountsShowsLinesOfNothing() {
        String id = run("t3.micro");
        given.lab.advance("100h");
        assertTrue(amount(given.lab.bill(), id, BOX).signum() > 0);
        given.lab.useFreeTier();
        Bill bill = given.lab.bill();
        assertAmount("0", bill.total());
        assertTrue(quantity(bill, id, BOX).compareTo(BigDecimal.valueOf(100)) >= 0, bill.toString());
        String second = run("t3.micro");
        Instant april = Instant.parse("2026-04-01T00:00:00Z");
        Bill month = given.lab.bill(april, Instant.parse("2026-05-01T00:00:00Z"));
        // Two instances use 1,440 hours of which 750 are free, of each the same.
        assertAmount("3.588", amount(month, id, BOX));
        assertAmount("3.588", amount(month, second, BOX));
        Bill later = given.lab.bill(Instant.parse("2027-04-01T00:00:00Z"), Instant.parse("2027-05-01T00:00:00Z"));
        assertAmount("7.488", amount(later, id, BOX));
    }

    @Test
    void daysAddUpToTheBill() {
        run("t3.small");
        given.lab.advance("5d");
        Bill bill = given.lab.bill();
        Map<LocalDate, BigDecimal> days = bill.byDay();
        assertEquals(6, days.size());
        assertAmount(
                bill.total().setScale(8, RoundingMode.HALF_UP).toPlainString(),
                days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void aForkHasABillOfItsOwn() {
        run("t3.micro");
        given.lab.advance("3h");
        BigDecimal before = given.lab.bill().total();
        try (Lab fork = given.lab.fork()) {
            fork.ec2().allocateAddress(r -> {});
            fork.advance("10d");
            assertTrue(fork.bill().total().compareTo(before) > 0);
        }
        assertEquals(before, given.lab.bill().total());
    }

    @Test
    void aReplayHasTheSameBill(@TempDir Path folder) {
        Path file = folder.resolve("lab.journal");
        String bill;
        BigDecimal total;
        try (Lab lab = Lab.open(LabOptions.seed(42), file)) {
            Given saved = Given.in(lab);
            String id = saved.running(r -> {}).instanceId();
            lab.advance("3h");
            saved.ec2.terminateInstances(r -> r.instanceIds(id));
            lab.useFreeTier();
            lab.ec2("us-west-2").allocateAddress(r -> {});
            lab.advance("1h");
            bill = lab.bill().text("en");
            total = Spending.total(lab.world(), lab.scope().account());
        }
        Lab again = Lab.replay(Journal.read(file));
        assertEquals(bill, again.bill().text("en"));
        assertEquals(total, Spending.total(again.world(), again.scope().account()));
    }

    @Test
    void lookingAtABillChangesNothing() {
        run("t3.micro");
        var before = given.lab.world();
        given.lab.bill();
        given.lab.forecast("30d");
        assertEquals(before, given.lab.world());
    }
}
