package skylab.aws.ec2.eni;

import java.util.function.Consumer;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** A VPC with a subnet in each of two zones, and what tests of interfaces do in it again and again. */
public final class Cards {
    public final Given given;
    public final String vpc;
    public final String here;
    public final String there;

    private Cards(Given given, String vpc, String here, String there) {
        this.given = given;
        this.vpc = vpc;
        this.here = here;
        this.there = there;
    }

    /** In the default VPC. */
    public static Cards inDefaultVpc(Given given) {
        var subnets = given.ec2
                .describeSubnets(r -> r.filters(Given.filter("availability-zone", "us-east-1a", "us-east-1b")))
                .subnets();
        Subnet first = subnets.get(0);
        return new Cards(given, first.vpcId(), first.subnetId(), subnets.get(1).subnetId());
    }

    /** In a VPC of one's own without any gateway. */
    public static Cards inOwnVpc(Given given, String range, String first, String second) {
        String vpc = given.ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
        return new Cards(given, vpc, subnet(given, vpc, first, "us-east-1a"), subnet(given, vpc, second, "us-east-1b"));
    }

    private static String subnet(Given given, String vpc, String range, String zone) {
        return given.ec2
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(range).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    /** Makes an interface in the first subnet, with changes. */
    public NetworkInterface make(Consumer<CreateNetworkInterfaceRequest.Builder> changes) {
        return given.ec2
                .createNetworkInterface(r -> {
                    r.subnetId(here);
                    changes.accept(r);
                })
                .networkInterface();
    }

    public String make() {
        return make(r -> {}).networkInterfaceId();
    }

    public NetworkInterface look(String id) {
        return given.ec2
                .describeNetworkInterfaces(r -> r.networkInterfaceIds(id))
                .networkInterfaces()
                .get(0);
    }

    /** A running t3.small, which takes three interfaces with four addresses each, in the first subnet. */
    public Instance machine() {
        return given.running(r -> r.instanceType("t3.small").subnetId(here));
    }

    /** Attaches an interface and waits until it is there. */
    public String attach(String eni, String instance, int device) {
        String id = given.ec2
                .attachNetworkInterface(
                        r -> r.networkInterfaceId(eni).instanceId(instance).deviceIndex(device))
                .attachmentId();
        given.lab.advance(java.time.Duration.ofSeconds(5));
        return id;
    }

    public void detach(String attachment) {
        given.ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
        given.lab.advance(java.time.Duration.ofSeconds(5));
    }

    public static InstanceNetworkInterfaceSpecification card(
            int device, Consumer<InstanceNetworkInterfaceSpecification.Builder> changes) {
        return InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(device)
                .applyMutation(changes)
                .build();
    }
}
