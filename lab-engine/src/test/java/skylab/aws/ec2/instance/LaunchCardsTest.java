package skylab.aws.ec2.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.aws.ec2.eni.Cards.card;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.eni.Cards;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** Launching with network interfaces that the request describes. */
class LaunchCardsTest {
    private final Given given = Given.lab();
    private final Cards cards = Cards.inDefaultVpc(given);

    @Test
    void severalInterfacesEachWithItsOwn() {
        String group = given.sshGroup();
        Instance instance = launch(
                card(1, c -> c.subnetId(cards.here)
                        .description("second")
                        .groups(group)
                        .secondaryPrivateIpAddressCount(2)
                        .deleteOnTermination(false)),
                card(0, c -> c.subnetId(cards.here).description("first")));
        List<InstanceNetworkInterface> seen = instance.networkInterfaces();
        assertEquals(
                List.of("first", "second"),
                seen.stream().map(InstanceNetworkInterface::description).toList());
        assertEquals(
                List.of(0, 1),
                seen.stream().map(one -> one.attachment().deviceIndex()).toList());
        assertEquals(3, seen.get(1).privateIpAddresses().size());
        assertEquals(group, seen.get(1).groups().get(0).groupId());
        assertEquals("default", instance.securityGroups().get(0).groupName(), "those of the primary interface");
        assertEquals(seen.get(0).privateIpAddress(), instance.privateIpAddress());
        assertNull(instance.publicIpAddress(), "none is assigned to an instance with several interfaces");
        assertTrue(seen.get(0).attachment().deleteOnTermination());
        assertFalse(seen.get(1).attachment().deleteOnTermination());
        given.ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance.instanceId()));
        assertEquals("available", cards.look(seen.get(1).networkInterfaceId()).statusAsString());
        given.refused(
                "InvalidNetworkInterfaceID.NotFound",
                () -> cards.look(seen.get(0).networkInterfaceId()));
    }

    @Test
    void anInterfaceThatIsThereMayBeThePrimaryOne() {
        NetworkInterface made = cards.make(r -> r.description("kept"));
        String id = made.networkInterfaceId();
        Instance instance = launch(card(0, c -> c.networkInterfaceId(id)));
        assertEquals(made.privateIpAddress(), instance.privateIpAddress());
        assertEquals(cards.here, instance.subnetId());
        assertEquals("us-east-1a", instance.placement().availabilityZone());
        given.refused("InvalidNetworkInterface.InUse", () -> launch(card(0, c -> c.networkInterfaceId(id))));
        given.ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance.instanceId()));
        assertEquals("available", cards.look(id).statusAsString());
        Instance next = launch(card(0, c -> c.networkInterfaceId(id)));
        assertEquals(made.macAddress(), next.networkInterfaces().get(0).macAddress());
    }

    @Test
    void publicAddressesAreOnlyForASingleNewInterface() {
        assertEquals(
                "The associatePublicIPAddress parameter cannot be specified when launching with multiple network"
                        + " interfaces",
                given.refused(
                        "InvalidParameterCombination",
                        () -> launch(
                                card(0, c -> c.subnetId(cards.here).associatePublicIpAddress(true)),
                                card(1, c -> c.subnetId(cards.here)))));
        String id = cards.make();
        given.refused(
                "InvalidParameterCombination",
                () -> launch(card(0, c -> c.networkInterfaceId(id).associatePublicIpAddress(true))));
    }

    @Test
    void launchesThatMakeNoSenseAreRefused() {
        String id = cards.make();
        String far = cards.make(r -> r.subnetId(cards.there)).networkInterfaceId();
        for (Refusal one : List.of(
                new Refusal("InvalidParameterCombination", card(1, c -> c.subnetId(cards.here))),
                new Refusal(
                        "InvalidParameterCombination",
                        card(0, c -> c.subnetId(cards.here)),
                        card(0, c -> c.subnetId(cards.here))),
                new Refusal("InvalidParameterCombination", card(0, c -> c.deviceIndex(null))),
                new Refusal("InvalidParameterCombination", card(0, c -> c.networkInterfaceId(id)
                        .subnetId(cards.here))),
                new Refusal("InvalidParameterCombination", card(0, c -> c.networkInterfaceId(id)
                        .deleteOnTermination(true))),
                new Refusal(
                        "InvalidParameterCombination",
                        card(0, c -> c.networkInterfaceId(id)),
                        card(1, c -> c.networkInterfaceId(far))),
                new Refusal(
                        "InvalidNetworkInterface.InUse",
                        card(0, c -> c.networkInterfaceId(id)),
                        card(1, c -> c.networkInterfaceId(id))),
                new Refusal(
                        "InvalidNetworkInterfaceID.NotFound",
                        card(0, c -> c.networkInterfaceId("eni-0123456789abcdef0"))),
                new Refusal(
                        "InvalidIPAddress.InUse",
                        card(0, c -> c.subnetId(cards.here).privateIpAddress("172.31.0.9")),
                        card(1, c -> c.subnetId(cards.here).privateIpAddress("172.31.0.9"))),
                new Refusal("InvalidParameterValue", card(-1, c -> c.subnetId(cards.here))),
                new Refusal("InvalidParameterValue", card(0, c -> c.networkCardIndex(1))))) {
            given.refused(one.code, () -> launch(one.cards));
        }
        given.refused(
                "InvalidParameterCombination",
                () -> given.launch(r -> r.subnetId(cards.here).networkInterfaces(card(0, c -> {}))));
        given.refused(
                "InvalidParameterCombination",
                () -> given.launch(r -> r.maxCount(2).networkInterfaces(card(0, c -> c.networkInterfaceId(id)))));
        given.refused(
                "InvalidParameterCombination",
                () -> given.launch(r -> r.maxCount(2)
                        .networkInterfaces(card(0, c -> c.subnetId(cards.here).privateIpAddress("172.31.0.9")))));
    }

    private record Refusal(String code, InstanceNetworkInterfaceSpecification... cards) {}

    @Test
    void theTypeLimitsInterfacesAndAddresses() {
        assertEquals(
                "Interface count 3 exceeds the limit for t3.micro",
                given.refused(
                        "AttachmentLimitExceeded",
                        () -> given.launch(r -> r.networkInterfaces(
                                card(0, c -> c.subnetId(cards.here)),
                                card(1, c -> c.subnetId(cards.here)),
                                card(2, c -> c.subnetId(cards.here))))));
        given.refused(
                "PrivateIpAddressLimitExceeded",
                () -> given.launch(r ->
                        r.networkInterfaces(card(0, c -> c.subnetId(cards.here).secondaryPrivateIpAddressCount(2)))));
    }

    @Test
    void severalInstancesEachGetInterfacesOfTheirOwn() {
        List<Instance> made = given.ec2
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.small")
                        .minCount(2)
                        .maxCount(2)
                        .networkInterfaces(card(0, c -> c.subnetId(cards.here)), card(1, c -> c.subnetId(cards.here))))
                .instances();
        assertEquals(
                4,
                made.stream()
                        .flatMap(one -> one.networkInterfaces().stream())
                        .map(InstanceNetworkInterface::privateIpAddress)
                        .distinct()
                        .count());
        assertEquals(
                "attaching", made.get(0).networkInterfaces().get(1).attachment().statusAsString());
    }

    @Test
    void aSubnetThatIsTooSmallLeavesNothingBehind() {
        Cards own = Cards.inOwnVpc(given, "10.7.0.0/16", "10.7.1.0/28", "10.7.2.0/24");
        own.make(r -> r.secondaryPrivateIpAddressCount(9));
        given.refused(
                "InsufficientFreeAddressesInSubnet",
                () -> launch(card(0, c -> c.subnetId(own.here)), card(1, c -> c.subnetId(own.here))));
        launch(card(0, c -> c.subnetId(own.here)));
    }

    @Test
    void aTemplateDescribesInterfacesToo() {
        String template = given.ec2
                .createLaunchTemplate(r -> r.launchTemplateName("two").launchTemplateData(data -> data.imageId(
                                Given.AL2023)
                        .instanceType("t3.small")
                        .networkInterfaces(
                                described(c -> c.deviceIndex(0).subnetId(cards.here)),
                                described(c ->
                                        c.deviceIndex(1).subnetId(cards.here).description("from the template")))))
                .launchTemplate()
                .launchTemplateId();
        Instance instance = given.ec2
                .runInstances(r -> r.minCount(1).maxCount(1).launchTemplate(t -> t.launchTemplateId(template)))
                .instances()
                .get(0);
        assertEquals("from the template", instance.networkInterfaces().get(1).description());
        assertEquals(
                2,
                given.ec2
                        .getLaunchTemplateData(r -> r.instanceId(instance.instanceId()))
                        .launchTemplateData()
                        .networkInterfaces()
                        .size());
    }

    private static LaunchTemplateInstanceNetworkInterfaceSpecificationRequest described(
            Consumer<LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.Builder> changes) {
        return LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.builder()
                .applyMutation(changes)
                .build();
    }

    @Test
    void filtersOfInstancesLookAtAllInterfaces() {
        Instance instance = launch(card(0, c -> c.subnetId(cards.here)), card(1, c -> c.subnetId(cards.here)
                .description("second")));
        InstanceNetworkInterface second = instance.networkInterfaces().get(1);
        for (String[] one : new String[][] {
            {"network-interface.network-interface-id", second.networkInterfaceId()},
            {"network-interface.mac-address", second.macAddress()},
            {"network-interface.addresses.private-ip-address", second.privateIpAddress()},
            {"network-interface.attachment.device-index", "1"},
            {"network-interface.description", "second"},
        }) {
            assertEquals(
                    instance.instanceId(),
                    given.ec2
                            .describeInstances(r -> r.filters(Given.filter(one[0], one[1])))
                            .reservations()
                            .get(0)
                            .instances()
                            .get(0)
                            .instanceId(),
                    one[0]);
        }
        assertTrue(given.ec2
                .describeInstances(r -> r.filters(Given.filter("private-ip-address", second.privateIpAddress())))
                .reservations()
                .isEmpty());
    }

    private Instance launch(InstanceNetworkInterfaceSpecification... cards) {
        return given.running(r -> r.instanceType("t3.small").networkInterfaces(cards));
    }
}
