package skylab.lab.addition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.LocationType;
import software.amazon.awssdk.services.ec2.model.VCpuInfo;

class AddedTypesTest {
    private static final String FILE =
            """
            {"instanceTypes": [
              {"name": "x9.large", "vCpus": 6, "memoryMiB": 98304, "manufacturer": "Skylab", "clockGHz": 4.5,
               "storeDisks": {"count": 2, "sizeGB": 75},
               "ebs": {"baseMbps": 5000, "maxIops": 50000, "attachments": 3},
               "network": {"performance": "33 Gigabit", "baseGbps": 33, "interfaces": 2, "ipv4Addresses": 4}},
              {"name": "b1.tiny", "like": "t4g.micro", "creditsPerHour": 18}],
             "prices": [
              {"instanceType": "x9.large", "region": "us-east-1", "price": 0.42},
              {"instanceType": "x9.large", "region": "eu-west-1", "price": 0.5},
              {"usage": "NatGateway-Hours", "region": "us-east-1", "price": 0.1}]}
            """;

    private static Lab added() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.add(Additions.parse(FILE));
        return lab;
    }

    private static String run(Ec2Client ec2, String image) {
        return ec2.runInstances(r ->
                        r.imageId(image).instanceType("x9.large").minCount(1).maxCount(1))
                .instances()
                .get(0)
                .instanceId();
    }

    /** What an hour of the instances of a type costs. */
    private static String hour(Lab lab, String type) {
        lab.advance(Duration.ofMinutes(5));
        Instant now = lab.now();
        return lab.bill(now, now.plus(Duration.ofHours(1)))
                .byUsageType()
                .get("BoxUsage:" + type)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void aTypeIsDescribedAsItsDocumentSaysAndOtherwiseAsTheTypeItIsLike() {
        InstanceTypeInfo type = added().ec2()
                .describeInstanceTypes(r -> r.instanceTypesWithStrings("x9.large"))
                .instanceTypes()
                .get(0);
        VCpuInfo cpu = type.vCpuInfo();
        assertEquals(List.of(6, 3, 2), List.of(cpu.defaultVCpus(), cpu.defaultCores(), cpu.defaultThreadsPerCore()));
        assertEquals(98304, type.memoryInfo().sizeInMiB());
        assertEquals(4.5, type.processorInfo().sustainedClockSpeedInGhz());
        assertEquals("Skylab", type.processorInfo().manufacturer());
        assertEquals("nitro", type.hypervisorAsString());
        assertEquals(150, type.instanceStorageInfo().totalSizeInGB());
        assertEquals(5000, type.ebsInfo().ebsOptimizedInfo().baselineBandwidthInMbps());
        assertEquals(5000, type.ebsInfo().ebsOptimizedInfo().maximumBandwidthInMbps());
        assertEquals(50000, type.ebsInfo().ebsOptimizedInfo().maximumIops());
        assertEquals(3600, type.ebsInfo().ebsOptimizedInfo().baselineIops());
        assertEquals(3, type.ebsInfo().maximumEbsAttachments());
        assertEquals("33 Gigabit", type.networkInfo().networkPerformance());
        assertEquals(2, type.networkInfo().maximumNetworkInterfaces());
        assertEquals(10, type.networkInfo().ipv6AddressesPerInterface());
    }

    @Test
    void aTypeIsOfferedInEveryZoneAndFoundByItsFigures() {
        Lab lab = added();
        for (String region : List.of("us-east-1", "ap-northeast-2")) {
            Ec2Client ec2 = lab.client(Ec2Client.class, region);
            int zones = ec2.describeAvailabilityZones().availabilityZones().size();
            assertEquals(
                    zones,
                    ec2.describeInstanceTypeOfferings(r -> r.locationType(LocationType.AVAILABILITY_ZONE)
                                    .filters(Given.filter("instance-type", "x9.*")))
                            .instanceTypeOfferings()
                            .size());
            assertTrue(ec2
                    .describeInstanceTypesPaginator(r -> r.filters(Given.filter("memory-info.size-in-mib", "98304")))
                    .instanceTypes()
                    .stream()
                    .anyMatch(type -> type.instanceTypeAsString().equals("x9.large")));
        }
    }

    @Test
    void aMachineOfATypeHasWhatTheTypeHas() {
        Lab lab = added();
        String look = "#!/bin/sh\necho \"has $(nproc) processors, $(lsblk -dno NAME | wc -l) disks\" > /dev/console\n";
        String id = lab.ec2()
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("x9.large")
                        .userData(Base64.getEncoder().encodeToString(look.getBytes(StandardCharsets.UTF_8)))
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        lab.advance(Duration.ofMinutes(6));
        String console = new String(
                Base64.getDecoder()
                        .decode(lab.ec2()
                                .getConsoleOutput(r -> r.instanceId(id))
                                .output()),
                StandardCharsets.UTF_8);
        assertTrue(console.contains("has 6 processors, 3 disks"), console);
    }

    @Test
    void anotherLabDoesNotHaveTheType() {
        Given given = Given.lab();
        given.refused("InvalidParameterValue", () -> run(given.ec2, Given.AL2023));
        given.refused(
                "InvalidInstanceType",
                () -> given.ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings("x9.large")));
    }

    @Test
    void theBillHasTheAddedPriceAndSaysThatItIsAdded() {
        Lab lab = added();
        run(lab.ec2(), Given.AL2023);
        assertEquals("0.42", hour(lab, "x9.large"));
        String bill = lab.bill(lab.now(), lab.now().plus(Duration.ofHours(1))).text("en");
        assertTrue(bill.contains("BoxUsage:x9.large"), bill);
        assertTrue(bill.contains("Some prices were added to this lab"), bill);
        assertTrue(lab.bill(lab.now(), lab.now().plus(Duration.ofHours(1)))
                .text("ko")
                .contains("직접 추가한 것"));
    }

    @Test
    void aPriceThatIsListedCanBeReplaced() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.ec2().runInstances(r -> r.imageId(Given.AL2023)
                .instanceType("t3.micro")
                .minCount(1)
                .maxCount(1));
        assertEquals("0.0104", hour(lab, "t3.micro"));
        lab.add(Additions.parse(
                "{\"prices\": [{\"instanceType\": \"t3.micro\", \"region\": \"us-east-1\", \"price\": 0.02}]}"));
        assertEquals("0.02", hour(lab, "t3.micro"));
    }

    @Test
    void theSpotMarketFollowsTheAddedPrice() {
        String price = added().ec2()
                .describeSpotPriceHistory(r -> r.instanceTypesWithStrings("x9.large"))
                .spotPriceHistory()
                .get(0)
                .spotPrice();
        assertTrue(Double.parseDouble(price) > 0.05 && Double.parseDouble(price) < 0.3, price);
    }

    @Test
    void aBurstableTypeEarnsItsCredits() {
        Lab lab = added();
        InstanceTypeInfo type = lab.ec2()
                .describeInstanceTypes(r -> r.instanceTypesWithStrings("b1.tiny"))
                .instanceTypes()
                .get(0);
        assertTrue(type.burstablePerformanceSupported());
        assertEquals(List.of("arm64"), type.processorInfo().supportedArchitecturesAsStrings());
        assertFalse(lab.ec2()
                .describeInstanceTypes(r -> r.instanceTypesWithStrings("x9.large"))
                .instanceTypes()
                .get(0)
                .burstablePerformanceSupported());
    }

    @Test
    void whatWasAddedIsReplayedAndThereInAFork(@TempDir Path folder) {
        Path journal = folder.resolve("lab.jsonl");
        try (Lab lab = Lab.open(LabOptions.seed(7), journal)) {
            lab.add(Additions.parse(FILE));
            lab.add(Additions.parse(FILE));
            assertEquals(1, lab.actions());
            run(lab.ec2(), Given.AL2023);
            Lab again = Lab.replay(Journal.read(journal));
            assertEquals(lab.world(), again.world());
            assertEquals("0.42", hour(lab.fork(), "x9.large"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"instanceTypes": [{}]} | /instanceTypes/0/name is missing; it must be the type's name, such as "x9.large"
                    {"instanceTypes": [{"name": "big"}]} | /instanceTypes/0/name is "big"; it must be a family and a size with a dot between them, such as "x9.large"
                    {"instanceTypes": [{"name": "t3.micro"}]} | /instanceTypes/0/name is "t3.micro"; that is a type which every lab has, choose another name
                    {"instanceTypes": [{"name": "x9.large", "like": "x8.large"}]} | /instanceTypes/0/like is "x8.large"; it must be an instance type of AWS's, such as "m5.large"
                    {"instanceTypes": [{"name": "x9.large", "like": "m5.large", "architecture": "arm64"}]} | /instanceTypes/0/architecture is "arm64"; m5.large, which the type is like, has x86_64
                    {"instanceTypes": [{"name": "x9.large", "like": "m5.metal", "hypervisor": "xen"}]} | /instanceTypes/0/hypervisor must be left out; m5.metal, which the type is like, has none
                    {"instanceTypes": [{"name": "x9.large", "vCpus": 3}]} | /instanceTypes/0/vCpus is 3; with two threads a core it must be even, else say "threadsPerCore": 1
                    {"instanceTypes": [{"name": "x9.large", "memoryMiB": "4 GiB"}]} | /instanceTypes/0/memoryMiB is "4 GiB"; it must be a whole number from 512 to 33554432
                    {"instanceTypes": [{"name": "x9.large", "ebs": {"baseIops": 9000, "maxIops": 10}}]} | /instanceTypes/0/ebs/maxIops is 10; it must not be below the base, 9000
                    {"instanceTypes": [{"name": "x9.large", "freeTier": 1}]} | /instanceTypes/0/freeTier is 1; it must be true or false
                    {"instanceTypes": [{"name": "x9.large"}, {"name": "x9.large"}]} | /instanceTypes/1/name is "x9.large"; another type of the document has it already
                    {"prices": [{"region": "us-east-1", "price": 1}]} | /prices/0 must have either instanceType or usage
                    {"prices": [{"instanceType": "x9.large", "region": "us-east-1", "price": 1}]} | /prices/0/instanceType is "x9.large"; it must be an instance type of AWS's or one that instanceTypes of this document describes
                    {"prices": [{"usage": "Coffee", "region": "us-east-1", "price": 1}]} | /prices/0/usage is "Coffee"; it must be a usage type of AWS's bills without the region's prefix, such as "NatGateway-Hours"
                    {"prices": [{"usage": "NatGateway-Hours", "region": "us-east-1", "price": -1}]} | /prices/0/price is -1; it must be a number from 0 to 100000
                    {"prices": [{"usage": "NatGateway-Hours", "region": "us-east-1", "price": 1}, {"usage": "NatGateway-Hours", "region": "us-east-1", "price": 1}]} | /prices/1 is a second price of NatGateway-Hours in us-east-1
                    """)
    void aMistakeIsNamedWithItsPlaceAndWhatWouldBeRight(String document, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Additions.parse(document))
                        .getMessage());
    }
}
