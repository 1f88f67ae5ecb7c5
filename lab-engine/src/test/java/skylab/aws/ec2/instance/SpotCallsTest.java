package skylab.aws.ec2.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class SpotCallsTest {
    private final Given given = Given.lab();

    @Test
    void aRequestBringsItsInstanceAtOnceAndCancellingLeavesIt() {
        String id = given.ec2
                .requestSpotInstances(r -> r.spotPrice("1")
                        .launchSpecification(l -> l.imageId(Given.AL2023).instanceType("t3.micro"))
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType("spot-instances-request")
                                .tags(Tag.builder().key("for").value("tests").build())
                                .build()))
                .spotInstanceRequests()
                .get(0)
                .spotInstanceRequestId();
        Supplier<SpotInstanceRequest> request = () -> given.ec2
                .describeSpotInstanceRequests(r -> r.filters(Given.filter("tag:for", "tests")))
                .spotInstanceRequests()
                .get(0);
        assertEquals("active", request.get().stateAsString());
        String instance = request.get().instanceId();
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(instance));
        given.ec2.cancelSpotInstanceRequests(r -> r.spotInstanceRequestIds(id));
        assertEquals("cancelled", request.get().stateAsString());
        assertEquals(
                "request-canceled-and-instance-running", request.get().status().code());
        assertEquals(InstanceStateName.RUNNING, given.instance(instance).state().name());
    }

    @Test
    void aPriceBelowTheMarketsIsRefused() {
        given.refused(
                "SpotMaxPriceTooLow",
                () -> given.ec2.requestSpotInstances(r -> r.spotPrice("0.0001")
                        .launchSpecification(l -> l.imageId(Given.AL2023).instanceType("t3.micro"))));
    }
}
