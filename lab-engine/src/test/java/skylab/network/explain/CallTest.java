package skylab.network.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.network.Cidr;
import skylab.network.explain.FilterChange.AllowInAcl;
import skylab.network.explain.FilterChange.AllowInGroup;
import skylab.network.explain.FilterChange.Ports;
import skylab.network.filter.Peer;

class CallTest {
    private static final Peer.Range ME = new Peer.Range(Cidr.of("203.0.113.25/32"));

    private static List<String> cli(Change change) {
        return change.calls().stream().map(Call::cli).toList();
    }

    private static List<String> java(Change change) {
        return change.calls().stream().map(Call::java).toList();
    }

    @Test
    void aRuleOfAGroup() {
        Change change = new AllowInGroup("sg-1", false, new Ports("tcp", 22, 22), ME);
        assertEquals(
                List.of("aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions"
                        + " IpProtocol=tcp,FromPort=22,ToPort=22,IpRanges=[{CidrIp=203.0.113.25/32}]"),
                cli(change));
        assertEquals(
                List.of("ec2.authorizeSecurityGroupIngress(r -> r.groupId(\"sg-1\").ipPermissions(s ->"
                        + " s.ipProtocol(\"tcp\").fromPort(22).toPort(22).ipRanges(t ->"
                        + " t.cidrIp(\"203.0.113.25/32\"))));"),
                java(change));
    }

    @Test
    void anEntryOfAnAcl() {
        assertEquals(
                List.of("aws ec2 create-network-acl-entry --network-acl-id acl-1 --rule-number 200 --protocol 6"
                        + " --rule-action allow --egress --cidr-block 203.0.113.25/32 --port-range From=1024,To=65535"),
                cli(new AllowInAcl("acl-1", 200, true, new Ports("tcp", 1024, 65535), ME)));
        assertEquals(
                List.of(
                        "aws ec2 create-network-acl-entry --network-acl-id acl-1 --rule-number 50 --protocol 1"
                                + " --rule-action allow --ingress --cidr-block 203.0.113.25/32 --icmp-type-code Type=8,Code=-1"),
                cli(new AllowInAcl("acl-1", 50, false, new Ports("icmp", 8, -1), ME)));
    }

    @Test
    void whatOneCallReturnsTheNextOneUses() {
        Change change = new WayChange.CreateGateway("vpc-1");
        assertEquals(
                List.of(
                        "IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)",
                        "aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id vpc-1"),
                cli(change));
        assertEquals(
                List.of(
                        "String igw = ec2.createInternetGateway().internetGateway().internetGatewayId();",
                        "ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(\"vpc-1\"));"),
                java(change));
    }

    @Test
    void aSwitch() {
        Change change = new WayChange.StopChecking("eni-1");
        assertEquals(
                List.of(
                        "aws ec2 modify-network-interface-attribute --network-interface-id eni-1 --no-source-dest-check"),
                cli(change));
        assertEquals(
                List.of("ec2.modifyNetworkInterfaceAttribute(r ->"
                        + " r.networkInterfaceId(\"eni-1\").sourceDestCheck(s -> s.value(false)));"),
                java(change));
    }
}
