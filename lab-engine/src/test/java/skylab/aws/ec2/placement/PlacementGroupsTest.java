package skylab.aws.ec2.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;

class PlacementGroupsTest {
    private final Given given = Given.lab();

    @Test
    void instancesSayInWhichGroupTheyAreAndKeepItFromBeingDeleted() {
        String id = given.ec2
                .createPlacementGroup(r -> r.groupName("far").strategy("spread"))
                .placementGroup()
                .groupId();
        Instance instance = given.running(r -> r.placement(p -> p.groupName("far")));
        assertEquals("far", instance.placement().groupName());
        assertEquals(id, instance.placement().groupId());
        assertEquals(
                "far",
                given.running(r -> r.placement(p -> p.groupId(id))).placement().groupName());
        assertEquals(
                "The placement group 'far' is in use and may not be deleted.",
                given.refused(
                        "InvalidPlacementGroup.InUse", () -> given.ec2.deletePlacementGroup(r -> r.groupName("far"))));
    }

    @Test
    void aGroupThatThereIsNotOrThatATypeCannotBeInIsRefused() {
        given.ec2.createPlacementGroup(r -> r.groupName("near").strategy("cluster"));
        assertEquals(
                "The Placement Group 'none' is unknown.",
                given.refused(
                        "InvalidPlacementGroup.Unknown",
                        () -> given.launch(r -> r.placement(p -> p.groupName("none")))));
        assertEquals(
                "Cluster placement groups are not supported by the 't3.micro' instance type. Specify a supported"
                        + " instance type or change the placement group strategy, and try again.",
                given.refused(
                        "InvalidParameterCombination", () -> given.launch(r -> r.placement(p -> p.groupName("near")))));
        assertEquals(
                "The Placement Group 'near' already exists.",
                given.refused(
                        "InvalidPlacementGroup.Duplicate",
                        () -> given.ec2.createPlacementGroup(
                                r -> r.groupName("near").strategy("spread"))));
    }

    @Test
    void partitionsAreCountedAndFiltersFindGroups() {
        assertEquals(
                3,
                given.ec2
                        .createPlacementGroup(
                                r -> r.groupName("parts").strategy("partition").partitionCount(3))
                        .placementGroup()
                        .partitionCount());
        assertEquals(
                "Value (4) for parameter partitionNumber is invalid.",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.launch(r -> r.instanceType("m5.large")
                                .placement(p -> p.groupName("parts").partitionNumber(4)))));
        assertTrue(given.ec2
                .describePlacementGroups(r -> r.filters(Given.filter("strategy", "spread")))
                .placementGroups()
                .isEmpty());
        given.ec2.deletePlacementGroup(r -> r.groupName("parts"));
        assertTrue(given.ec2.describePlacementGroups().placementGroups().isEmpty());
    }
}
