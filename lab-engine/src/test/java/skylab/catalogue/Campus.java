package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import skylab.aws.Operations;
import skylab.aws.ec2.Given;
import skylab.aws.shape.Shapes;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Probe;
import skylab.lab.Trace;
import skylab.network.explain.Call;
import skylab.network.explain.Change;
import skylab.network.explain.Remedy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** A VPC of a learner's own, made by calls: a public and a private subnet, with Name tags. */
final class Campus {
    final Given given;
    final Lab lab;
    final Ec2Client ec2;
    final String vpc;
    final String open;
    final String inside;
    final String gateway;
    final String openTable;
    final String insideTable;

    private Campus(Given given, String range, String openRange, String insideRange) {
        this.given = given;
        this.lab = given.lab;
        this.ec2 = given.ec2;
        vpc = ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
        open = subnet(openRange, "open");
        inside = subnet(insideRange, "inside");
        gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        openTable = table(open);
        insideTable = table(inside);
        ec2.createRoute(
                r -> r.routeTableId(openTable).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        name(gateway, "door");
    }

    static Campus of(String range, String open, String inside) {
        return new Campus(Given.in(Lab.open(LabOptions.seed(7))), range, open, inside);
    }

    static Campus plain() {
        return of("10.0.0.0/16", "10.0.1.0/24", "10.0.2.0/24");
    }

    String subnet(String range, String name) {
        String id =
                ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(range)).subnet().subnetId();
        name(id, name);
        return id;
    }

    private String table(String subnet) {
        String id = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        ec2.associateRouteTable(r -> r.routeTableId(id).subnetId(subnet));
        return id;
    }

    void name(String id, String name) {
        ec2.createTags(
                r -> r.resources(id).tags(Tag.builder().key("Name").value(name).build()));
    }

    /** A group with everything allowed out, and these ports in from everywhere. */
    String group(String name, int... ports) {
        String id = ec2.createSecurityGroup(
                        r -> r.groupName(name).description(name).vpcId(vpc))
                .groupId();
        for (int port : ports) {
            ec2.authorizeSecurityGroupIngress(r ->
                    r.groupId(id).ipProtocol("tcp").fromPort(port).toPort(port).cidrIp("0.0.0.0/0"));
        }
        return id;
    }

    /** An instance with a Name tag, running. */
    String instance(String name, String subnet, String group) {
        return instance(name, subnet, group, null);
    }

    String instance(String name, String subnet, String group, String address) {
        return given.running(r -> r.subnetId(subnet)
                        .securityGroupIds(group)
                        .privateIpAddress(address)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.INSTANCE)
                                .tags(Tag.builder().key("Name").value(name).build())
                                .build()))
                .instanceId();
    }

    /** Gives an instance an elastic address. */
    String publicly(String instance) {
        String allocation = ec2.allocateAddress().allocationId();
        ec2.associateAddress(r -> r.allocationId(allocation).instanceId(instance));
        return given.instance(instance).publicIpAddress();
    }

    /** A NAT gateway, available. */
    String nat(String subnet) {
        String allocation = ec2.allocateAddress().allocationId();
        String id = ec2.createNatGateway(r -> r.subnetId(subnet).allocationId(allocation))
                .natGateway()
                .natGatewayId();
        lab.advance("5m");
        return id;
    }

    /** An ACL of a subnet that allows nothing yet. */
    String acl(String subnet) {
        String id = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        String association = ec2
                .describeNetworkAcls(r -> r.filters(Given.filter("association.subnet-id", subnet)))
                .networkAcls()
                .get(0)
                .associations()
                .stream()
                .filter(one -> one.subnetId().equals(subnet))
                .findFirst()
                .orElseThrow()
                .networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(r -> r.associationId(association).networkAclId(id));
        return id;
    }

    void allow(String acl, int number, boolean egress, int from, int to, String peer) {
        ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .ruleNumber(number)
                .egress(egress)
                .protocol("6")
                .ruleAction("allow")
                .cidrBlock(peer)
                .portRange(p -> p.from(from).to(to)));
    }

    Trace trace(String from, String to, int port) {
        return lab.trace(from, to, Probe.tcp(port));
    }

    /** Makes the first of the proposed changes in another lab by its calls, as a learner would, and traces again. */
    Trace afterTheCallsOf(Trace trace, int proposal) {
        Lab fork = lab.fork();
        Remedy remedy = trace.changes().get(proposal);
        Map<String, String> made = new HashMap<>();
        Operations<Ec2Client> operations = new Operations<>(Ec2Client.class, fork.ec2());
        for (Change change : remedy.changes()) {
            for (Call call : change.calls()) {
                JsonNode answer = Shapes.toJson(operations
                        .call(call.operation(), parameters(call, made))
                        .response());
                if (!call.result().isEmpty()) {
                    for (String step : call.path().split("\\.")) {
                        answer = answer.get(Character.toLowerCase(step.charAt(0)) + step.substring(1));
                    }
                    made.put(call.result(), answer.textValue());
                }
                fork.advance("5m");
            }
        }
        return fork.trace(trace.ask().from(), trace.ask().to(), trace.ask().probe());
    }

    private static ObjectNode parameters(Call call, Map<String, String> made) {
        String json = new ObjectMapper().valueToTree(call.parameters()).toString();
        for (Map.Entry<String, String> one : made.entrySet()) {
            json = json.replace("\"" + one.getKey() + "\"", "\"" + one.getValue() + "\"");
        }
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks that each proposal, made by its calls, lets the packet through. */
    void assertThatEachProposalHelps(Trace trace) {
        for (int i = 0; i < trace.changes().size(); i++) {
            Trace after = afterTheCallsOf(trace, i);
            assertEquals(java.util.List.of(), after.blockers(), trace.changes().get(i) + "\n" + after);
        }
    }
}
