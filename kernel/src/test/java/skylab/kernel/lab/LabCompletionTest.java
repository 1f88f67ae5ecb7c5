package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import skylab.kernel.extension.CompletionContributor.Proposal;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class LabCompletionTest {
    @AutoClose
    private final Lab lab = Lab.open(LabOptions.seed(7));

    private final LabCompletion completion = new LabCompletion(() -> new LabValues(lab.world(), lab.scope()));

    private List<Proposal> proposals(String code) {
        return completion.complete(code, code.length());
    }

    private List<String> texts(String code) {
        return proposals(code).stream().map(Proposal::text).toList();
    }

    private Instance launch() {
        String image = lab.ec2().describeImages(r -> {}).images().get(0).imageId();
        return lab.ec2()
                .runInstances(r -> r.imageId(image)
                        .instanceType(InstanceType.T3_MICRO)
                        .keyName("vockey")
                        .minCount(1)
                        .maxCount(1)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.INSTANCE)
                                .tags(Tag.builder().key("Name").value("web").build())
                                .build()))
                .instances()
                .get(0);
    }

    @Test
    void ids_of_the_network_are_offered_too() {
        String vpc = lab.ec2().createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        String endpoint = lab.ec2()
                .createVpcEndpoint(r -> r.vpcId(vpc).serviceName("com.amazonaws.us-east-1.s3"))
                .vpcEndpoint()
                .vpcEndpointId();
        String peering = lab.ec2()
                .createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(first()))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        assertEquals(List.of(endpoint), texts("ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(\"vpce-"));
        assertEquals(List.of(peering), texts("ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(\""));
        assertTrue(texts("ec2.createTags(r -> r.resources(\"pcx-").contains(peering));
    }

    private String first() {
        return lab.ec2().describeVpcs().vpcs().get(0).vpcId();
    }

    @Test
    void ids_are_offered_by_the_method_that_takes_them_with_their_names() {
        String id = launch().instanceId();
        Proposal proposal =
                proposals("ec2.terminateInstances(r -> r.instanceIds(\"i-").get(0);
        assertEquals(id, proposal.text());
        assertTrue(proposal.signature().startsWith("web, t3.micro, "), proposal.signature());
        assertEquals(
                "ec2.stopInstances(r -> r.instanceIds(\"".length(),
                proposals("ec2.stopInstances(r -> r.instanceIds(\"").get(0).start());
        assertTrue(texts("ec2.createTags(r -> r.resources(\"").contains(id));
        assertTrue(texts("v.volumeId(\"").stream().allMatch(each -> each.startsWith("vol-")));
        assertFalse(texts("v.volumeId(\"").isEmpty());
        assertTrue(texts("r.imageId(\"").stream().allMatch(each -> each.startsWith("ami-")));
        assertFalse(texts("r.securityGroupIds(\"sg-").isEmpty());
        assertFalse(texts("r.subnetId(\"").isEmpty());
    }

    @Test
    void types_zones_regions_and_keys_are_offered() {
        assertEquals(List.of("t3.micro"), texts("r.instanceType(\"t3.mi"));
        assertTrue(texts("p.availabilityZone(\"").contains("us-east-1a"));
        assertTrue(texts("r.regionNames(\"us-w").contains("us-west-2"));
        assertEquals(List.of("vockey"), texts("r.keyName(\"vo"));
    }

    @Test
    void filters_are_offered_by_operation_and_their_values_by_filter() {
        launch();
        String filter = "ec2.describeInstances(r -> r.filters(f -> f.name(\"";
        assertTrue(texts(filter + "instance-st").contains("instance-state-name"));
        assertFalse(texts("ec2.describeVolumes(r -> r.filters(f -> f.name(\"").contains("instance-state-name"));
        assertEquals(List.of("running"), texts(filter + "instance-state-name\").values(\"run"));
        assertEquals(List.of("web"), texts(filter + "tag:Name\").values(\""));
        assertEquals(List.of("web"), texts("t.key(\"Name\").value(\"w"));
    }

    @Test
    void every_filter_that_is_offered_is_one_that_the_lab_knows() {
        ResourceBundle filters = ResourceBundle.getBundle("skylab.kernel.lab.filters");
        for (String name : filters.getString("describeInstances").split(" ")) {
            lab.ec2().describeInstances(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeVolumes").split(" ")) {
            lab.ec2().describeVolumes(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeImages").split(" ")) {
            lab.ec2().describeImages(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeSecurityGroups").split(" ")) {
            lab.ec2().describeSecurityGroups(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeSubnets").split(" ")) {
            lab.ec2().describeSubnets(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeVpcs").split(" ")) {
            lab.ec2().describeVpcs(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeKeyPairs").split(" ")) {
            lab.ec2().describeKeyPairs(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeAvailabilityZones").split(" ")) {
            lab.ec2().describeAvailabilityZones(r -> r.filters(filter(name)));
        }
        for (String name : filters.getString("describeRegions").split(" ")) {
            lab.ec2().describeRegions(r -> r.filters(filter(name)));
        }
    }

    private static Filter filter(String name) {
        return Filter.builder().name(name).values("x").build();
    }

    @Test
    void addresses_are_offered_where_one_logs_in() {
        String id = launch().instanceId();
        lab.advance("5m");
        String address = lab.fork()
                .ec2()
                .describeInstances(r -> r.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .publicIpAddress();
        assertTrue(texts("%%ssh ").contains(address));
        assertEquals(
                "%%sh\nssh ec2-user@".length(),
                proposals("%%sh\nssh ec2-user@").get(0).start());
        assertTrue(texts("%%sh\nls\nping -c 1 ec2-").stream().allMatch(host -> host.endsWith(".amazonaws.com")));
        assertEquals(List.of(), texts("%%sh\nls "));
    }

    @Test
    void asking_costs_no_time_and_leaves_no_trace() {
        launch();
        var before = lab.world();
        int entries = lab.journal().size();
        texts("r.instanceIds(\"");
        texts("%%ssh ");
        assertEquals(before, lab.world());
        assertEquals(entries, lab.journal().size());
    }

    @Test
    void other_strings_and_code_are_left_alone() {
        assertEquals(List.of(), texts("String s = \"i-"));
        assertEquals(List.of(), texts("System.out.println(\""));
        assertEquals(List.of(), texts("r.instanceIds("));
        assertEquals(List.of(), texts("r.instanceIds(\"a\")"));
    }
}
