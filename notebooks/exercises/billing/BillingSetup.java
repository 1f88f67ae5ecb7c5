import java.util.List;
import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Setup;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An account with a server that is in use, and with things that nobody uses any more. */
final class BillingSetup implements Setup {
    private static final String ZONE = "us-east-1a";

    @Override
    public void draw(Draw draw) {
        draw.between("hourlyMills", 21, 96);
        draw.hidden().between("idleAddresses", 1, 3);
        draw.hidden().between("loneVolumes", 2, 4);
        draw.hidden().between("keptVolumes", 1, 2);
        draw.hidden().word("word");
    }

    @Override
    public void prepare(Lab lab, Parameters drawn) {
        Ec2Client ec2 = lab.ec2();
        String image = ec2.describeImages(r -> r.owners("amazon").filters(f -> f.name("name").values("al2023-ami-2023*-x86_64")))
                .images()
                .get(0)
                .imageId();
        String server = ec2.runInstances(r -> r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .placement(p -> p.availabilityZone(ZONE))
                        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("shop"))))
                .instances()
                .get(0)
                .instanceId();
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(server));
        String address = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
        ec2.associateAddress(r -> r.allocationId(address).instanceId(server));
        String data = volume(ec2, 20, "data");
        ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(data));
        ec2.attachVolume(r -> r.volumeId(data).instanceId(server).device("/dev/sdf"));
        for (int i = 0; i < drawn.number("idleAddresses"); i++) {
            ec2.allocateAddress(r -> r.domain("vpc"));
        }
        for (int i = 0; i < drawn.number("loneVolumes"); i++) {
            volume(ec2, 10 + 5 * i, List.of("test", "old-data", "copy", "try").get(i));
        }
        for (int i = 0; i < drawn.number("keptVolumes"); i++) {
            String kept = volume(ec2, 8, "tax-" + (2023 + i));
            ec2.createTags(r -> r.resources(kept).tags(t -> t.key("Keep").value("yes")));
        }
        lab.advance("3d");
    }

    private static String volume(Ec2Client ec2, int gib, String name) {
        return ec2.createVolume(r -> r.availabilityZone(ZONE)
                        .size(gib)
                        .volumeType("gp3")
                        .tagSpecifications(t -> t.resourceType("volume").tags(g -> g.key("Name").value(name))))
                .volumeId();
    }
}
