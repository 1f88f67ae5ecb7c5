package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

class InstanceTypesTest {
    private final Given given = Given.lab();

    private InstanceTypeInfo info(String type) {
        return given.ec2
                .describeInstanceTypes(r -> r.instanceTypesWithStrings(type))
                .instanceTypes()
                .get(0);
    }

    private double gibPerVcpu(String type) {
        InstanceTypeInfo info = info(type);
        return info.memoryInfo().sizeInMiB() / 1024.0 / info.vCpuInfo().defaultVCpus();
    }

    @ParameterizedTest
    @CsvSource({
        "m5.xlarge,4",
        "c5.xlarge,2",
        "r5.xlarge,8",
        "t3.xlarge,4",
        "m7g.2xlarge,4",
        "c7i.4xlarge,2",
        "r6g.large,8"
    })
    void S0_09_familiesDifferInMemoryForEachProcessor(String type, double gib) {
        assertEquals(gib, gibPerVcpu(type));
    }

    @Test
    void S0_09_storageAndAcceleratedFamiliesHaveWhatTheirNamesSay() {
        assertTrue(info("i3.large").instanceStorageSupported());
        assertEquals(
                "ssd", info("i4i.xlarge").instanceStorageInfo().disks().get(0).typeAsString());
        assertEquals(
                "hdd", info("d2.xlarge").instanceStorageInfo().disks().get(0).typeAsString());
        assertEquals("T4", info("g4dn.xlarge").gpuInfo().gpus().get(0).name());
        assertEquals(8, info("p4d.24xlarge").gpuInfo().gpus().get(0).count());
        assertEquals(null, info("m5.large").gpuInfo());
        assertTrue(info("t3.micro").burstablePerformanceSupported());
        assertFalse(info("m5.large").burstablePerformanceSupported());
    }

    @Test
    void S0_10_vCpusAreCoresTimesThreadsForEveryType() {
        var types = given.ec2.describeInstanceTypesPaginator(r -> {}).instanceTypes().stream()
                .toList();
        assertEquals(1263, types.size());
        types.forEach(type -> {
            var cpu = type.vCpuInfo();
            assertEquals(cpu.defaultVCpus(), cpu.defaultCores() * cpu.defaultThreadsPerCore(), type::toString);
            assertTrue(cpu.validCores().contains(cpu.defaultCores()), type::toString);
            assertNotNull(type.networkInfo().networkPerformance());
        });
    }

    @ParameterizedTest
    @CsvSource({"m5.2xlarge,2,1,2", "c5.9xlarge,6,2,12", "c6g.4xlarge,3,1,3"})
    void S0_10_aLaunchMayChooseCoresAndThreads(String type, int cores, int threads, int vcpus) {
        String image = type.startsWith("c6g") ? Given.AL2023.replace("x86_64", "arm64") : Given.AL2023;
        var launched = given.launch(r -> r.imageId(image).instanceType(type).cpuOptions(cpu -> cpu.coreCount(cores)
                .threadsPerCore(threads)));
        var options = given.instance(launched.instanceId()).cpuOptions();
        assertEquals(vcpus, options.coreCount() * options.threadsPerCore());
        given.refused(
                "InvalidParameterValue",
                () -> given.launch(r -> r.imageId(image).instanceType(type).cpuOptions(cpu -> cpu.coreCount(5)
                        .threadsPerCore(3))));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro,t3.small,t3.large", "m5.large,m5.xlarge,m5.4xlarge", "c6g.medium,c6g.large,c6g.16xlarge"})
    void S0_13_withinAFamilyBiggerIsMoreOfEverythingAndDearer(String small, String middle, String big) {
        List<Long> memory = List.of(small, middle, big).stream()
                .map(type -> info(type).memoryInfo().sizeInMiB())
                .toList();
        assertEquals(memory.stream().sorted().distinct().toList(), memory);
        List<Double> prices = List.of(small, middle, big).stream()
                .map(type -> Double.valueOf(given.ec2
                        .describeSpotPriceHistory(
                                r -> r.instanceTypesWithStrings(type).availabilityZone("us-east-1a"))
                        .spotPriceHistory()
                        .get(0)
                        .spotPrice()))
                .toList();
        assertEquals(prices.stream().sorted().distinct().toList(), prices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c5.4xlarge", "t3.micro", "m5d.large", "r6gd.metal"})
    void S2_14_theFilterOnTypesFindsAFamily(String type) {
        String family = type.substring(0, type.indexOf('.'));
        var found = given
                .ec2
                .describeInstanceTypes(r -> r.filters(Given.filter("instance-type", family + ".*")))
                .instanceTypes()
                .stream()
                .map(InstanceTypeInfo::instanceTypeAsString)
                .collect(Collectors.toSet());
        assertTrue(found.contains(type));
        assertTrue(found.stream().allMatch(name -> name.startsWith(family + ".")));
    }

    @ParameterizedTest
    @CsvSource({
        "ebs-info.ebs-optimized-info.maximum-iops,100,m3.medium,0",
        "instance-storage-info.total-size-in-gb,75,m5d.large,1",
        "network-info.maximum-network-interfaces,15,c5.18xlarge,1",
        "free-tier-eligible,true,t3.micro,1",
        "hypervisor,xen,t2.micro,1",
        "processor-info.supported-architecture,arm64,t4g.nano,1",
        "hibernation-supported,true,t3.micro,1",
        "bare-metal,true,m5.metal,1",
    })
    void filtersLookAtEveryPartOfAType(String filter, String value, String type, int expected) {
        long count = given.ec2
                .describeInstanceTypes(r -> r.instanceTypesWithStrings(type).filters(Given.filter(filter, value)))
                .instanceTypes()
                .size();
        assertEquals(expected, count);
    }

    @Test
    void unknownTypesAreNamedTogether() {
        String message = given.refused(
                "InvalidInstanceType",
                () -> given.ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings("t3.micro", "t9.micro", "x.y")));
        assertTrue(message.contains("[t9.micro, x.y]"), message);
    }

    @Test
    void notEveryZoneHasEveryType() {
        List<String> zones = given
                .ec2
                .describeInstanceTypeOfferings(r -> r.locationType(LocationType.AVAILABILITY_ZONE)
                        .filters(Given.filter("instance-type", "t3.micro")))
                .instanceTypeOfferings()
                .stream()
                .map(InstanceTypeOffering::location)
                .toList();
        assertEquals(List.of("us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1f"), zones);
        assertEquals(
                5,
                given.ec2
                        .describeInstanceTypeOfferings(r -> r.locationType(LocationType.AVAILABILITY_ZONE_ID)
                                .filters(Given.filter("instance-type", "t3.micro")))
                        .instanceTypeOfferings()
                        .size());
        assertEquals(
                1263,
                given.ec2.describeInstanceTypeOfferingsPaginator(r -> {}).instanceTypeOfferings().stream()
                        .count());
        String message = given.refused(
                "Unsupported", () -> given.launch(r -> r.placement(p -> p.availabilityZone("us-east-1e"))));
        assertTrue(
                message.endsWith("Please retry your request by not specifying an Availability Zone or choosing"
                        + " us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f."),
                message);
        given.running(r -> r.instanceType("t2.micro").placement(p -> p.availabilityZone("us-east-1e")));
    }

    @Test
    void S0_13_typesAreFoundByWhatTheyMustHave() {
        List<String> found = given
                .ec2
                .getInstanceTypesFromInstanceRequirements(r -> r.architectureTypesWithStrings("x86_64")
                        .virtualizationTypesWithStrings("hvm")
                        .instanceRequirements(i -> i.vCpuCount(v -> v.min(2).max(2))
                                .memoryMiB(m -> m.min(8192).max(8192))
                                .instanceGenerationsWithStrings("current")
                                .cpuManufacturersWithStrings("intel")
                                .localStorage("required")))
                .instanceTypes()
                .stream()
                .map(type -> type.instanceType())
                .toList();
        assertTrue(found.contains("m5d.large"), found::toString);
        assertFalse(found.contains("m5.large"), found::toString);
        assertFalse(found.contains("t3.large"), "burstable types are excluded unless asked for");
        found.forEach(type -> assertEquals(8192, info(type).memoryInfo().sizeInMiB()));
        given.refused(
                "MissingParameter",
                () -> given.ec2.getInstanceTypesFromInstanceRequirements(
                        r -> r.instanceRequirements(i -> i.vCpuCount(v -> v.min(2)))));
    }
}
