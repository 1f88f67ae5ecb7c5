package skylab.aws.ec2.vpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.SecurityGroup;
import skylab.network.route.RouteTable;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

class VpcLifeTest {
    private final Given given = Given.lab();

    private String vpc(String range) {
        return given.ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
    }

    private int rows(Kind<?> kind) {
        return given.lab.world().table(given.lab.scope(), kind).size();
    }

    @Test
    void fiveVpcsPerRegion() {
        for (int i = 1; i < 5; i++) {
            vpc("10." + i + ".0.0/16");
        }
        assertEquals(
                "The maximum number of VPCs has been reached.",
                given.refused("VpcLimitExceeded", () -> vpc("10.5.0.0/16")));
        given.lab.ec2("us-west-2").createVpc(r -> r.cidrBlock("10.5.0.0/16"));
    }

    @Test
    void whatCameWithAVpcGoesWithIt() {
        List<Kind<?>> kinds = List.of(
                RouteTable.ROUTE_TABLES,
                RouteTable.TABLE_ASSOCIATIONS,
                NetworkAcl.NETWORK_ACLS,
                NetworkAcl.ACL_ASSOCIATIONS,
                SecurityGroup.SECURITY_GROUPS,
                SecurityGroup.RULES);
        List<Integer> before = kinds.stream().map(this::rows).toList();
        String vpc = vpc("10.0.0.0/16");
        String subnet = given.ec2
                .createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24"))
                .subnet()
                .subnetId();
        assertEquals(
                "The vpc '" + vpc + "' has dependencies and cannot be deleted.",
                given.refused("DependencyViolation", () -> given.ec2.deleteVpc(r -> r.vpcId(vpc))));
        given.ec2.deleteSubnet(r -> r.subnetId(subnet));
        String group = given.ec2
                .createSecurityGroup(r -> r.vpcId(vpc).groupName("web").description("web"))
                .groupId();
        given.refused("DependencyViolation", () -> given.ec2.deleteVpc(r -> r.vpcId(vpc)));
        given.ec2.deleteSecurityGroup(r -> r.groupId(group));
        given.ec2.deleteVpc(r -> r.vpcId(vpc));
        assertEquals(before, kinds.stream().map(this::rows).toList());
        given.refused("InvalidVpcID.NotFound", () -> given.ec2.describeVpcs(r -> r.vpcIds(vpc)));
        given.refused("InvalidVpcID.NotFound", () -> given.ec2.deleteVpc(r -> r.vpcId(vpc)));
    }

    @Test
    void thereIsOneDefaultVpc() {
        assertEquals(
                "A Default VPC already exists for this account in this region.",
                given.refused("DefaultVpcAlreadyExists", () -> given.ec2.createDefaultVpc(r -> {})));
    }

    @Test
    void attributesAreChangedOneAtATime() {
        String vpc = vpc("10.0.0.0/16");
        assertTrue(given.ec2
                .describeVpcAttribute(r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                .enableDnsSupport()
                .value());
        assertFalse(given.ec2
                .describeVpcAttribute(r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                .enableDnsHostnames()
                .value());
        given.ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(a -> a.value(true)));
        assertTrue(given.ec2
                .describeVpcAttribute(r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                .enableDnsHostnames()
                .value());
        given.refused(
                "InvalidParameterCombination",
                () -> given.ec2.modifyVpcAttribute(
                        r -> r.vpcId(vpc).enableDnsHostnames(a -> a.value(true)).enableDnsSupport(a -> a.value(true))));
        given.refused("MissingParameter", () -> given.ec2.modifyVpcAttribute(r -> r.vpcId(vpc)));
        String other = vpc("10.1.0.0/16");
        given.ec2.modifyVpcAttribute(r -> r.vpcId(other).enableDnsSupport(a -> a.value(false)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyVpcAttribute(r -> r.vpcId(other).enableDnsHostnames(a -> a.value(true))));
    }

    @Test
    void tenancyGoesFromDedicatedToDefaultOnly() {
        String vpc = given.ec2
                .createVpc(r -> r.cidrBlock("10.0.0.0/16").instanceTenancy("dedicated"))
                .vpc()
                .vpcId();
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyVpcTenancy(r -> r.vpcId(vpc).instanceTenancy("dedicated")));
        given.ec2.modifyVpcTenancy(r -> r.vpcId(vpc).instanceTenancy("default"));
        assertEquals(
                "default",
                given.ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).instanceTenancyAsString());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createVpc(r -> r.cidrBlock("10.1.0.0/16").instanceTenancy("host")));
    }

    @ParameterizedTest
    @CsvSource({
        "cidr, 10.7.0.0/16",
        "cidr-block-association.cidr-block, 10.7.*",
        "cidr-block-association.state, associated",
        "ipv6-cidr-block-association.ipv6-pool, Amazon",
        "state, available",
        "tag:Name, mine"
    })
    void filtersFindAVpc(String filter, String value) {
        Vpc vpc = given.ec2
                .createVpc(r -> r.cidrBlock("10.7.0.0/16").amazonProvidedIpv6CidrBlock(true))
                .vpc();
        given.ec2.createTags(r -> r.resources(vpc.vpcId())
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key("Name")
                        .value("mine")
                        .build()));
        List<String> found = given
                .ec2
                .describeVpcs(r -> r.filters(
                        Given.filter(filter, value),
                        Given.filter("is-default", "false"),
                        Given.filter("owner-id", vpc.ownerId()),
                        Given.filter("dhcp-options-id", vpc.dhcpOptionsId())))
                .vpcs()
                .stream()
                .map(Vpc::vpcId)
                .toList();
        assertEquals(List.of(vpc.vpcId()), found);
        assertEquals(
                List.of(),
                given.ec2
                        .describeVpcs(r -> r.filters(Given.filter(filter, "other")))
                        .vpcs());
    }
}
