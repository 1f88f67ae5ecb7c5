package skylab.aws.ec2.acl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Network ACLs, their entries and the subnets that have them. */
class AclTest {
    private final Given given = Given.lab();
    private final NetworkAcl byDefault = acls(Given.filter("default", "true")).get(0);
    private final String acl = given.ec2
            .createNetworkAcl(r -> r.vpcId(byDefault.vpcId()))
            .networkAcl()
            .networkAclId();

    private List<NetworkAcl> acls(Filter... filters) {
        return given.ec2.describeNetworkAcls(r -> r.filters(filters)).networkAcls();
    }

    private NetworkAcl shown(String id) {
        return given.ec2
                .describeNetworkAcls(r -> r.networkAclIds(id))
                .networkAcls()
                .get(0);
    }

    private void create(int number, Consumer<CreateNetworkAclEntryRequest.Builder> changes) {
        given.ec2.createNetworkAclEntry(r -> {
            r.networkAclId(acl)
                    .ruleNumber(number)
                    .egress(false)
                    .ruleAction(RuleAction.ALLOW)
                    .protocol("6")
                    .portRange(p -> p.from(80).to(80))
                    .cidrBlock("0.0.0.0/0");
            changes.accept(r);
        });
    }

    private static List<Integer> numbers(NetworkAcl acl, boolean egress) {
        return acl.entries().stream()
                .filter(entry -> entry.egress() == egress)
                .map(NetworkAclEntry::ruleNumber)
                .toList();
    }

    @Test
    void S2_23_theDefaultAclAllowsAllAndACustomOneDeniesAll() {
        for (boolean egress : new boolean[] {true, false}) {
            assertEquals(List.of(100, 32767), numbers(byDefault, egress));
            assertEquals(List.of(32767), numbers(shown(acl), egress));
        }
        NetworkAclEntry first = byDefault.entries().get(0);
        assertEquals(RuleAction.ALLOW, first.ruleAction());
        assertEquals("-1", first.protocol());
        assertEquals("0.0.0.0/0", first.cidrBlock());
        assertTrue(shown(acl).entries().stream().allMatch(entry -> entry.ruleAction() == RuleAction.DENY));
        assertTrue(shown(acl).associations().isEmpty());
        assertEquals(
                given.ec2.describeSubnets().subnets().size(),
                byDefault.associations().size());
    }

    @Test
    void S2_22_entriesAreShownInTheOrderInWhichTheyAreAsked() {
        for (int number : new int[] {300, 90, 100, 32766, 1}) {
            create(number, r -> {});
            create(number, r -> r.egress(true));
        }
        assertEquals(List.of(1, 90, 100, 300, 32766, 32767), numbers(shown(acl), false));
        assertEquals(List.of(1, 90, 100, 300, 32766, 32767), numbers(shown(acl), true));
    }

    @ParameterizedTest
    @CsvSource({"tcp, 6", "6, 6", "udp, 17", "17, 17"})
    void entriesWithPortsShowThem(String protocol, String shown) {
        create(
                100,
                r -> r.protocol(protocol).portRange(p -> p.from(1024).to(65535)).cidrBlock("10.1.2.3/8"));
        NetworkAclEntry entry = shown(acl).entries().get(1);
        assertEquals(shown, entry.protocol());
        assertEquals(1024, entry.portRange().from());
        assertEquals(65535, entry.portRange().to());
        assertEquals("10.0.0.0/8", entry.cidrBlock());
        assertNull(entry.icmpTypeCode());
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 0, 1", "icmp, -1, -1, 1", "58, 128, -1, 58"})
    void entriesWithTypesShowThem(String protocol, int type, int code, String shown) {
        create(100, r -> r.protocol(protocol)
                .icmpTypeCode(i -> i.type(type).code(code))
                .cidrBlock(null)
                .ipv6CidrBlock("2001:DB8::5/32"));
        NetworkAclEntry entry = shown(acl).entries().get(1);
        assertEquals(shown, entry.protocol());
        assertEquals(type, entry.icmpTypeCode().type());
        assertEquals(code, entry.icmpTypeCode().code());
        assertEquals("2001:db8::/32", entry.ipv6CidrBlock());
        assertNull(entry.portRange());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "all", "50"})
    void otherProtocolsHaveNoPorts(String protocol) {
        create(100, r -> r.protocol(protocol));
        assertNull(shown(acl).entries().get(1).portRange());
    }

    @Test
    void whatIsNoEntryIsRefused() {
        given.refused("InvalidParameterValue", () -> create(0, r -> {}));
        given.refused("InvalidParameterValue", () -> create(32767, r -> {}));
        given.refused("InvalidParameterValue", () -> create(1, r -> r.protocol("tcpip")));
        given.refused("InvalidParameterValue", () -> create(1, r -> r.ruleAction("reject")));
        given.refused("InvalidParameterValue", () -> create(1, r -> r.cidrBlock("10.0.0.0/33")));
        given.refused(
                "InvalidParameterValue",
                () -> create(1, r -> r.portRange(p -> p.from(9).to(8))));
        given.refused(
                "InvalidParameterValue",
                () -> create(1, r -> r.portRange(p -> p.from(0).to(65536))));
        given.refused("MissingParameter", () -> create(1, r -> r.cidrBlock(null)));
        given.refused("MissingParameter", () -> create(1, r -> r.protocol("1")));
        given.refused("MissingParameter", () -> create(1, r -> r.egress(null)));
        given.refused("InvalidParameterCombination", () -> create(1, r -> r.ipv6CidrBlock("::/0")));
        given.refused("InvalidNetworkAclID.NotFound", () -> create(1, r -> r.networkAclId("acl-0123456789abcdef0")));
    }

    @Test
    void aNumberIsGivenOnceForEachDirection() {
        create(100, r -> {});
        create(100, r -> r.egress(true));
        String message = given.refused("NetworkAclEntryAlreadyExists", () -> create(100, r -> r.protocol("-1")));
        assertEquals("The network acl entry identified by 100 already exists.", message);
    }

    @Test
    void theQuotaCountsTheLastRuleAndEachFamilyByItself() {
        for (int number = 1; number < 20; number++) {
            create(number, r -> {});
        }
        given.refused("NetworkAclEntryLimitExceeded", () -> create(20, r -> {}));
        create(20, r -> r.egress(true));
        create(21, r -> r.cidrBlock(null).ipv6CidrBlock("::/0"));
    }

    @Test
    void anEntryIsReplacedOrDeletedByItsNumber() {
        create(100, r -> {});
        given.ec2.replaceNetworkAclEntry(r -> r.networkAclId(acl)
                .ruleNumber(100)
                .egress(false)
                .ruleAction("deny")
                .protocol("-1")
                .cidrBlock("192.0.2.0/24"));
        assertEquals("192.0.2.0/24", shown(acl).entries().get(1).cidrBlock());
        assertEquals(RuleAction.DENY, shown(acl).entries().get(1).ruleAction());
        given.ec2.deleteNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(100).egress(false));
        assertEquals(List.of(32767), numbers(shown(acl), false));
        given.refused(
                "InvalidNetworkAclEntry.NotFound",
                () -> given.ec2.deleteNetworkAclEntry(
                        r -> r.networkAclId(acl).ruleNumber(100).egress(false)));
        given.refused(
                "InvalidNetworkAclEntry.NotFound",
                () -> given.ec2.replaceNetworkAclEntry(r -> r.networkAclId(acl)
                        .ruleNumber(100)
                        .egress(true)
                        .ruleAction("deny")
                        .protocol("-1")
                        .cidrBlock("192.0.2.0/24")));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.deleteNetworkAclEntry(
                        r -> r.networkAclId(acl).ruleNumber(32767).egress(false)));
    }

    @Test
    void aSubnetChangesItsAclByANewAssociation() {
        NetworkAclAssociation before = byDefault.associations().get(0);
        String after = given.ec2
                .replaceNetworkAclAssociation(r -> r.networkAclId(acl).associationId(before.networkAclAssociationId()))
                .newAssociationId();
        assertNotEquals(before.networkAclAssociationId(), after);
        NetworkAclAssociation shown = acls(Given.filter("association.subnet-id", before.subnetId()))
                .get(0)
                .associations()
                .get(0);
        assertEquals(after, shown.networkAclAssociationId());
        assertEquals(acl, shown.networkAclId());
        given.refused(
                "InvalidAssociationID.NotFound",
                () -> given.ec2.replaceNetworkAclAssociation(
                        r -> r.networkAclId(byDefault.networkAclId()).associationId(before.networkAclAssociationId())));
        given.refused("DependencyViolation", () -> given.ec2.deleteNetworkAcl(r -> r.networkAclId(acl)));
        given.ec2.replaceNetworkAclAssociation(
                r -> r.networkAclId(byDefault.networkAclId()).associationId(after));
        given.ec2.deleteNetworkAcl(r -> r.networkAclId(acl));
        given.refused("InvalidNetworkAclID.NotFound", () -> shown(acl));
    }

    @Test
    void theDefaultAclCannotBeDeleted() {
        String message = given.refused(
                "InvalidParameterValue",
                () -> given.ec2.deleteNetworkAcl(r -> r.networkAclId(byDefault.networkAclId())));
        assertEquals("cannot delete default network ACL " + byDefault.networkAclId(), message);
    }

    @ParameterizedTest
    @CsvSource({
        "entry.cidr, 198.51.100.0/24",
        "entry.egress, true",
        "entry.protocol, 17",
        "entry.rule-number, 77",
        "entry.port-range.from, 5000",
        "entry.port-range.to, 5*",
        "entry.rule-action, allow",
        "tag:Name, edge"
    })
    void filtersFindAclsByWhatTheyHave(String name, String value) {
        create(77, r -> r.protocol("17")
                .egress(true)
                .portRange(p -> p.from(5000).to(5001))
                .cidrBlock("198.51.100.0/24"));
        given.ec2.createTags(r -> r.resources(acl)
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key("Name")
                        .value("edge")
                        .build()));
        List<NetworkAcl> found = acls(Given.filter(name, value), Given.filter("network-acl-id", acl));
        assertEquals(List.of(acl), found.stream().map(NetworkAcl::networkAclId).toList());
        assertTrue(acls(Given.filter(name, "nothing"), Given.filter("network-acl-id", acl))
                .isEmpty());
    }
}
