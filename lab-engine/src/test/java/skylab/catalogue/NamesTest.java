package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Names of machines, and who sees what under them. */
class NamesTest {
    private final Student student = Student.with(null, 22);

    private Instance instance() {
        return student.given.instance(student.id);
    }

    private void attribute(boolean support, boolean hostnames) {
        String vpc = instance().vpcId();
        student.given.ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(a -> a.value(hostnames)));
        student.given.ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsSupport(a -> a.value(support)));
    }

    @Test
    void S4_34_thePublicNameIsThePrivateAddressInside() {
        String name = instance().publicDnsName();
        String outside = student.terminal("nslookup " + name + "; getent hosts " + name);
        assertTrue(outside.contains("Address: " + student.address() + "\n"), outside);
        String inside = student.ssh("nslookup " + name, "dig +short " + name, "getent hosts " + name);
        assertTrue(inside.contains("Name:\t" + name + "\nAddress: " + instance().privateIpAddress() + "\n"), inside);
        assertTrue(inside.contains("\n" + instance().privateIpAddress() + "\n"), inside);
        assertTrue(!inside.contains("Address: " + student.address()), inside);
        String login = student.terminal(
                "ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@" + name + " hostname");
        assertTrue(login.contains(instance().privateDnsName()), login);
    }

    @Test
    void withoutDnsHostnamesThePublicNameIsThePublicAddressEverywhere() {
        String name = instance().publicDnsName();
        attribute(true, false);
        String inside = student.ssh("dig +short " + name);
        assertTrue(inside.contains("\n" + student.address() + "\n"), inside);
    }

    @Test
    void theResolverIsTheThirdAddressOfTheVpc() {
        String seen = student.ssh(
                "cat /etc/resolv.conf",
                "dig " + instance().privateDnsName(),
                "dig @169.254.169.253 +short example.com");
        assertTrue(seen.contains("\nnameserver 172.31.0.2\nsearch ec2.internal\n"), seen);
        assertTrue(seen.contains("\t60\tIN\tA\t" + instance().privateIpAddress() + "\n"), seen);
        assertTrue(seen.contains(";; flags: qr rd ra; QUERY: 1, ANSWER: 1"), seen);
        assertTrue(seen.contains(";; SERVER: 172.31.0.2#53(172.31.0.2) (UDP)\n"), seen);
        assertTrue(seen.contains("\n93.184.215.14\n"), seen);
    }

    @Test
    void privateNamesAreOfTheVpcOnly() {
        String name = instance().privateDnsName();
        assertTrue(student.terminal("host " + name).contains("Host " + name + " not found: 3(NXDOMAIN)"));
        String inside = student.ssh(
                "host " + name,
                "getent hosts " + name.replaceFirst("\\..*", ""),
                "host " + instance().privateIpAddress(),
                "dig @8.8.8.8 " + name);
        assertTrue(inside.contains(name + " has address " + instance().privateIpAddress()), inside);
        assertTrue(inside.contains(" domain name pointer " + name + "."), inside);
        assertTrue(inside.contains(instance().privateIpAddress() + " "), inside);
        assertTrue(inside.contains("status: NXDOMAIN"), inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dig example.com", "nslookup example.com", "host example.com"})
    void withoutDnsSupportTheResolverIsSilent(String command) {
        attribute(false, false);
        String seen = student.ssh(command, "getent hosts example.com; echo status $?", "curl http://example.com");
        assertTrue(seen.contains(";; communications error to 172.31.0.2#53: timed out\n"), seen);
        assertTrue(seen.contains(";; no servers could be reached\n"), seen);
        assertTrue(seen.contains("status 2\n"), seen);
        assertTrue(seen.contains("curl: (6) Could not resolve host: example.com"), seen);
        // A server elsewhere is not the VPC's.
        assertTrue(student.ssh("dig @8.8.8.8 +short example.com").contains("\n93.184.215.14\n"));
    }

    @Test
    void whatIsRememberedHoldsForItsTimeToLive() {
        String name = instance().publicDnsName();
        assertTrue(student.ssh("getent hosts " + name).contains(instance().privateIpAddress() + " "));
        attribute(true, false);
        String soon = student.ssh("getent hosts " + name, "dig +short " + name);
        assertTrue(soon.contains(instance().privateIpAddress() + " "), "the machine remembers: " + soon);
        assertTrue(soon.contains("\n" + student.address() + "\n"), "the resolver does not: " + soon);
        student.given.lab.advance("61s");
        String late = student.ssh("getent hosts " + name);
        assertTrue(late.contains(student.address() + " "), late);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePeersPublicNameIsPrivateIfTheConnectionsPeeringOptionSaysSo(boolean resolves) {
        var ec2 = student.given.ec2;
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.7.0.0/16")).vpc().vpcId();
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(a -> a.value(true)));
        String subnet = ec2.createSubnet(
                        r -> r.vpcId(vpc).cidrBlock("10.7.1.0/24").availabilityZone("us-east-1a"))
                .subnet()
                .subnetId();
        ec2.modifySubnetAttribute(r -> r.subnetId(subnet).mapPublicIpOnLaunch(a -> a.value(true)));
        Instance peer = student.given.running(r -> r.subnetId(subnet));
        String connection = ec2.createVpcPeeringConnection(
                        r -> r.vpcId(instance().vpcId()).peerVpcId(vpc))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(connection));
        student.given.lab.advance("1m");
        ec2.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(connection)
                .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(false))
                .accepterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(resolves)));
        String seen = student.ssh("dig +short " + peer.publicDnsName(), "host " + peer.privateIpAddress());
        assertTrue(seen.contains("\n" + (resolves ? peer.privateIpAddress() : peer.publicIpAddress()) + "\n"), seen);
        assertTrue(seen.contains(" domain name pointer " + peer.privateDnsName() + "."), seen);
    }

    @Test
    void aServicesNameIsAnEndpointsAddressWhereThereIsOne() {
        String name = "ssm.us-east-1.amazonaws.com";
        var ec2 = student.given.ec2;
        assertTrue(!student.ssh("dig +short " + name).contains("\n172.31."));
        String interfaceId = ec2.createVpcEndpoint(r -> r.vpcId(instance().vpcId())
                        .serviceName("com.amazonaws.us-east-1.ssm")
                        .vpcEndpointType("Interface")
                        .privateDnsEnabled(true)
                        .subnetIds(instance().subnetId()))
                .vpcEndpoint()
                .networkInterfaceIds()
                .get(0);
        student.given.lab.advance("5m");
        String address = ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(interfaceId))
                .networkInterfaces()
                .get(0)
                .privateIpAddress();
        assertTrue(student.ssh("dig +short " + name).contains("\n" + address + "\n"));
        assertTrue(!student.terminal("host " + name).contains(address));
    }
}
