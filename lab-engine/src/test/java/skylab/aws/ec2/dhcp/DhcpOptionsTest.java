package skylab.aws.ec2.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;

class DhcpOptionsTest {
    private final Given given = Given.lab();

    private String make(String key, String... values) {
        return given.ec2
                .createDhcpOptions(r -> r.dhcpConfigurations(
                        NewDhcpConfiguration.builder().key(key).values(values).build()))
                .dhcpOptions()
                .dhcpOptionsId();
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, ec2.internal", "ap-northeast-2, ap-northeast-2.compute.internal"})
    void aRegionHasASetThatItsVpcsUse(String region, String domain) {
        var ec2 = given.lab.ec2(region);
        var set = ec2.describeDhcpOptions().dhcpOptions();
        assertEquals(1, set.size());
        assertEquals(
                domain, set.get(0).dhcpConfigurations().get(0).values().get(0).value());
        String id = set.get(0).dhcpOptionsId();
        assertEquals(id, ec2.describeVpcs().vpcs().get(0).dhcpOptionsId());
        assertEquals(id, ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().dhcpOptionsId());
    }

    @Test
    void aSetInUseIsNotDeleted() {
        String id = make("domain-name", "example.com");
        String vpc = given.ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        given.ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId(id));
        assertEquals(
                id, given.ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).dhcpOptionsId());
        assertEquals(
                "The dhcpOptions '" + id + "' has dependencies and cannot be deleted.",
                given.refused("DependencyViolation", () -> given.ec2.deleteDhcpOptions(r -> r.dhcpOptionsId(id))));
        given.ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId("default"));
        given.ec2.deleteDhcpOptions(r -> r.dhcpOptionsId(id));
        given.refused(
                "InvalidDhcpOptionID.NotFound",
                () -> given.ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId(id)));
        assertEquals(
                "default",
                given.ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).dhcpOptionsId());
    }

    @ParameterizedTest
    @CsvSource({
        "domain-name, two words!",
        "domain-name-servers, one.example.com",
        "domain-name-servers, 10.0.0.256",
        "ntp-servers, AmazonProvidedDNS",
        "netbios-node-type, 3",
        "ipv6-address-preferred-lease-time, 139",
        "colour, red"
    })
    void whatIsNoOptionIsRefused(String key, String value) {
        given.refused("InvalidParameterValue", () -> make(key, value));
    }

    @Test
    void fourServersAtMost() {
        make("domain-name-servers", "10.0.0.2", "AmazonProvidedDNS", "2001:db8::53", "1.1.1.1");
        given.refused(
                "InvalidParameterValue",
                () -> make("domain-name-servers", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6"));
        given.refused("MissingParameter", () -> given.ec2.createDhcpOptions(r -> {}));
    }

    @Test
    void filtersFindASet() {
        String id = make("ntp-servers", "169.254.169.123");
        for (List<String> filter : List.of(List.of("key", "ntp-servers"), List.of("value", "169.*"))) {
            assertEquals(
                    List.of(id),
                    given
                            .ec2
                            .describeDhcpOptions(r -> r.filters(Given.filter(filter.get(0), filter.get(1))))
                            .dhcpOptions()
                            .stream()
                            .map(set -> set.dhcpOptionsId())
                            .toList());
        }
    }
}
