package skylab.aws.ec2.peering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** Peering connections, from the request to the end. */
class PeeringTest {
    private final Given given = Given.lab();
    private final String one = vpc("10.0.0.0/16");
    private final String other = vpc("10.1.0.0/16");

    private String vpc(String cidr) {
        return given.ec2.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
    }

    private String ask(String requester, String accepter) {
        return given.ec2
                .createVpcPeeringConnection(r -> r.vpcId(requester).peerVpcId(accepter))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
    }

    private VpcPeeringConnection seen(String id) {
        return given.ec2
                .describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds(id))
                .vpcPeeringConnections()
                .get(0);
    }

    private String state(String id) {
        return seen(id).status().codeAsString();
    }

    private String active(String requester, String accepter) {
        String id = ask(requester, accepter);
        given.lab.advance("5s");
        given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        given.lab.advance("10s");
        return id;
    }

    @Test
    void aRequestWaitsForItsAnswerAndIsThenActive() {
        var made = given.ec2
                .createVpcPeeringConnection(r -> r.vpcId(one)
                        .peerVpcId(other)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType("vpc-peering-connection")
                                .tags(Tag.builder().key("Name").value("office").build())
                                .build()))
                .vpcPeeringConnection();
        assertEquals("initiating-request", made.status().codeAsString());
        assertEquals("office", made.tags().get(0).value());
        assertEquals(given.lab.now().plus(Duration.ofDays(7)), made.expirationTime());
        given.lab.advance("2s");
        String id = made.vpcPeeringConnectionId();
        assertEquals("pending-acceptance", state(id));
        assertEquals(
                "Pending Acceptance by " + given.lab.scope().account(),
                seen(id).status().message());
        assertEquals("10.0.0.0/16", seen(id).requesterVpcInfo().cidrBlock());
        assertEquals("10.1.0.0/16", seen(id).accepterVpcInfo().cidrBlock());
        var accepted = given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        assertEquals("provisioning", accepted.vpcPeeringConnection().status().codeAsString());
        given.lab.advance("10s");
        assertEquals("active", state(id));
        assertNull(seen(id).expirationTime());
        assertEquals(false, seen(id).accepterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16", "10.0.128.0/20", "10.0.0.0/28"})
    void overlappingRangesFail(String cidr) {
        String id = ask(one, vpc(cidr));
        given.lab.advance("2s");
        assertEquals("failed", state(id));
        assertEquals(
                "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range",
                seen(id).status().message());
        given.refused(
                "InvalidStateTransition",
                () -> given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id)));
        given.lab.advance("2h");
        given.refused("InvalidVpcPeeringConnectionID.NotFound", () -> seen(id));
    }

    @Test
    void aVpcIsNoPeerOfItselfNorOfAnUnknownAccounts() {
        String self = ask(one, one);
        String strange = given.ec2
                .createVpcPeeringConnection(
                        r -> r.vpcId(one).peerVpcId("vpc-0123456789abcdef0").peerOwnerId("999988887777"))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        given.lab.advance("2s");
        assertEquals(List.of("failed", "failed"), List.of(state(self), state(strange)));
    }

    @Test
    void whatIsMadeIsNotMadeTwice() {
        String id = ask(one, other);
        assertEquals(id, ask(one, other), "a request that waits is answered with that one");
        String back = ask(other, one);
        given.lab.advance("2s");
        given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        given.refused("VpcPeeringConnectionAlreadyExists", () -> ask(one, other));
        given.refused(
                "VpcPeeringConnectionAlreadyExists",
                () -> given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(back)));
    }

    @Test
    void nobodyAnswersForSevenDays() {
        String id = ask(one, other);
        given.lab.advance("6d23h");
        assertEquals("pending-acceptance", state(id));
        given.lab.advance("2h");
        assertEquals("expired", state(id));
        assertEquals(
                "Invalid state transition for " + id + ", attempted to transition from expired to provisioning",
                given.refused(
                        "InvalidStateTransition",
                        () -> given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id))));
        given.lab.advance("2d");
        given.refused("InvalidVpcPeeringConnectionID.NotFound", () -> seen(id));
    }

    @Test
    void aRejectedRequestStaysRejectedAndCannotBeDeleted() {
        String id = ask(one, other);
        given.lab.advance("2s");
        given.ec2.rejectVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        assertEquals("rejected", state(id));
        given.lab.advance("1d");
        assertEquals("rejected", state(id));
        assertEquals(
                "Invalid state transition for " + id + ", attempted to transition from rejected to deleting",
                given.refused(
                        "InvalidStateTransition",
                        () -> given.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id))));
    }

    @Test
    void aDeletedConnectionIsSeenForTwoHours() {
        String id = active(one, other);
        given.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        assertEquals("deleting", state(id));
        given.lab.advance("1m");
        assertEquals("deleted", state(id));
        given.refused(
                "InvalidStateTransition",
                () -> given.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id)));
        String again = active(one, other);
        given.lab.advance("2h");
        given.refused("InvalidVpcPeeringConnectionID.NotFound", () -> seen(id));
        assertEquals("active", state(again));
    }

    @Test
    void optionsAreOfActiveConnectionsAndOfOneSideEach() {
        String id = ask(one, other);
        given.lab.advance("2s");
        assertTrue(given.refused(
                        "OperationNotPermitted",
                        () -> given.ec2.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(id)
                                .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true))))
                .contains("is not active"));
        given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        given.lab.advance("10s");
        var answer = given.ec2.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(id)
                .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true)));
        assertEquals(true, answer.requesterPeeringConnectionOptions().allowDnsResolutionFromRemoteVpc());
        assertNull(answer.accepterPeeringConnectionOptions());
        assertEquals(true, seen(id).requesterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc());
        assertEquals(false, seen(id).accepterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc());
    }

    @Test
    void filtersFind() {
        String waits = ask(one, other);
        String made = active(one, vpc("10.2.0.0/16"));
        assertEquals(List.of(made), found("status-code", "active"));
        assertEquals(List.of(waits), found("accepter-vpc-info.vpc-id", other));
        assertEquals(List.of(made), found("accepter-vpc-info.cidr-block", "10.2.*"));
        assertEquals(List.of(waits, made), found("requester-vpc-info.vpc-id", one));
    }

    private List<String> found(String filter, String value) {
        return given
                .ec2
                .describeVpcPeeringConnections(r -> r.filters(Given.filter(filter, value)))
                .vpcPeeringConnections()
                .stream()
                .map(VpcPeeringConnection::vpcPeeringConnectionId)
                .toList();
    }

    @Test
    void refusals() {
        given.refused("InvalidVpcID.NotFound", () -> ask("vpc-0123456789abcdef0", other));
        given.refused("InvalidVpcID.NotFound", () -> ask(one, "vpc-0123456789abcdef0"));
        given.refused("MissingParameter", () -> given.ec2.createVpcPeeringConnection(r -> r.peerVpcId(other)));
        given.refused("MissingParameter", () -> given.ec2.createVpcPeeringConnection(r -> r.vpcId(one)));
        given.refused(
                "NotEmulated",
                () -> given.ec2.createVpcPeeringConnection(
                        r -> r.vpcId(one).peerVpcId(other).peerRegion("eu-west-1")));
        given.refused(
                "InvalidVpcPeeringConnectionID.Malformed",
                () -> given.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId("pcx-1")));
        given.refused(
                "DryRunOperation",
                () -> given.ec2.createVpcPeeringConnection(
                        r -> r.vpcId(one).peerVpcId(other).dryRun(true)));
        given.refused("MissingParameter", () -> given.ec2.acceptVpcPeeringConnection(r -> {}));
    }
}
