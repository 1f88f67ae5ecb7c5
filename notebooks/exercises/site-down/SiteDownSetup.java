import java.util.List;
import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Setup;
import skylab.lab.Lab;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** A web site in a network of its own that nobody reaches: two of four things in it are wrong. */
final class SiteDownSetup implements Setup {
    private static final String ANYWHERE = "0.0.0.0/0";

    @Override
    public void draw(Draw draw) {
        draw.word("word");
        draw.block("vpcCidr", "10.0.0.0/8", 16);
        draw.block("blockedCidr", "198.18.0.0/15", 24);
        draw.hidden().some("faults", 2, "route", "group", "acl", "address");
        draw.hidden().oneOf("direction", "in", "out");
    }

    @Override
    public void prepare(Lab lab, Parameters drawn) {
        Ec2Client ec2 = lab.ec2();
        Cidr range = Cidr.of(drawn.text("vpcCidr"));
        String vpc = ec2.createVpc(r -> r.cidrBlock(range.toString())).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc)
                        .availabilityZone("us-east-1a")
                        .cidrBlock(range.split(24).get(1).toString()))
                .subnet()
                .subnetId();
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway));
        String acl = fence(ec2, vpc, subnet, drawn.text("blockedCidr"));
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("Web server").vpcId(vpc)).groupId();
        port(ec2, group, 80);
        String network = ec2.createNetworkInterface(r -> r.subnetId(subnet).groups(group))
                .networkInterface()
                .networkInterfaceId();
        String address = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
        String association = ec2.associateAddress(r -> r.allocationId(address).networkInterfaceId(network))
                .associationId();
        String site = site(ec2, network, drawn.text("word"));
        ec2.createTags(r -> r.resources(vpc, subnet, gateway, table, acl, group, network, address)
                .tags(t -> t.key("Name").value("site")));
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(site));
        List<String> faults = drawn.list("faults");
        if (faults.contains("route")) {
            ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE));
        }
        if (faults.contains("group")) {
            ec2.revokeSecurityGroupIngress(
                    r -> r.groupId(group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp(ANYWHERE));
            port(ec2, group, 8080);
        }
        if (faults.contains("acl")) {
            boolean out = drawn.text("direction").equals("out");
            ec2.deleteNetworkAclEntry(r -> r.networkAclId(acl).egress(out).ruleNumber(out ? 110 : 100));
        }
        if (faults.contains("address")) {
            ec2.disassociateAddress(r -> r.associationId(association));
        }
        lab.advance("2h");
    }

    private static void port(Ec2Client ec2, String group, int port) {
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(port).toPort(port).cidrIp(ANYWHERE));
    }

    /** Lets the Web in and its answers out, fetches packages, and keeps one network out. */
    private static String fence(Ec2Client ec2, String vpc, String subnet, String blocked) {
        String acl = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        entry(ec2, acl, false, 50, RuleAction.DENY, blocked, 0, 65_535);
        entry(ec2, acl, false, 100, RuleAction.ALLOW, ANYWHERE, 80, 80);
        entry(ec2, acl, false, 110, RuleAction.ALLOW, ANYWHERE, 1024, 65_535);
        entry(ec2, acl, true, 100, RuleAction.ALLOW, ANYWHERE, 80, 443);
        entry(ec2, acl, true, 110, RuleAction.ALLOW, ANYWHERE, 1024, 65_535);
        String before = ec2.describeNetworkAcls(r -> r.filters(f -> f.name("association.subnet-id").values(subnet)))
                .networkAcls()
                .get(0)
                .associations()
                .get(0)
                .networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(r -> r.associationId(before).networkAclId(acl));
        return acl;
    }

    private static void entry(
            Ec2Client ec2, String acl, boolean out, int number, RuleAction action, String block, int from, int to) {
        ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .egress(out)
                .ruleNumber(number)
                .ruleAction(action)
                .protocol("6")
                .cidrBlock(block)
                .portRange(p -> p.from(from).to(to)));
    }

    private static String site(Ec2Client ec2, String network, String word) {
        String image = ec2.describeImages(r -> r.owners("amazon").filters(f -> f.name("name").values("al2023-ami-2023*-x86_64")))
                .images()
                .get(0)
                .imageId();
        String script = "#!/bin/bash\ndnf install -y httpd\necho '<h1>" + word
                + "</h1>' > /var/www/html/index.html\nsystemctl enable --now httpd\n";
        return ec2.runInstances(r -> r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .networkInterfaces(n -> n.deviceIndex(0).networkInterfaceId(network))
                        .userData(java.util.Base64.getEncoder().encodeToString(script.getBytes()))
                        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("site"))))
                .instances()
                .get(0)
                .instanceId();
    }
}
