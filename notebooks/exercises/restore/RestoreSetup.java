import java.util.List;
import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Setup;
import skylab.lab.Lab;

/**
 * A server whose data volume was snapshotted every day. Somebody has deleted a file, another one was written after that; which
 * of the snapshots has the last version of the deleted one differs.
 */
final class RestoreSetup implements Setup {
    private static final int DAYS = 5;
    private static final String USER = "ec2-user";

    @Override
    public void draw(Draw draw) {
        draw.text("lost", draw.hidden().word("name") + ".csv");
        draw.oneOf("folder", "invoices", "orders", "reports");
        draw.hidden().between("lastDay", 2, DAYS - 1);
        draw.hidden().between("secret", 100_000, 999_999);
    }

    /** The last line of the lost file on some day. */
    static String line(Parameters drawn, int day) {
        return "day " + day + "," + (drawn.number("secret") + 17 * day);
    }

    @Override
    public void prepare(Lab lab, Parameters drawn) {
        var ec2 = lab.ec2();
        String image = ec2.describeImages(r -> r.owners("amazon").filters(f -> f.name("name").values("al2023-ami-2023*-x86_64")))
                .images()
                .get(0)
                .imageId();
        String group = ec2.createSecurityGroup(r -> r.groupName("server").description("SSH from anywhere")).groupId();
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
        var server = ec2.runInstances(r -> r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .keyName("vockey")
                        .securityGroupIds(group)
                        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("server"))))
                .instances()
                .get(0);
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(server.instanceId()));
        String volume = ec2.createVolume(r -> r.availabilityZone(server.placement().availabilityZone())
                        .volumeType("gp3")
                        .size(4)
                        .tagSpecifications(t -> t.resourceType("volume").tags(g -> g.key("Name").value("data"))))
                .volumeId();
        lab.advance("1m");
        ec2.attachVolume(r -> r.volumeId(volume).instanceId(server.instanceId()).device("/dev/sdf"));
        lab.advance("1m");
        String folder = "/data/" + drawn.text("folder");
        String lost = folder + "/" + drawn.text("lost");
        ssh(
                lab,
                server.instanceId(),
                "sudo mkfs.xfs -q /dev/sdf && sudo mkdir /data"
                        + " && echo UUID=$(sudo blkid -s UUID -o value /dev/sdf) /data xfs defaults,nofail 0 2 | sudo tee -a /etc/fstab"
                        + " && sudo mount -a && sudo mkdir " + folder + " && sudo chown -R " + USER + " /data");
        for (int day = 1; day <= DAYS; day++) {
            if (day <= drawn.number("lastDay")) {
                ssh(lab, server.instanceId(), "echo " + line(drawn, day) + " >> " + lost);
            } else {
                ssh(lab, server.instanceId(), "rm -f " + lost);
            }
            ssh(lab, server.instanceId(), "echo day " + day + " >> /data/journal.txt; sync");
            ec2.createSnapshot(r -> r.volumeId(volume).description("nightly"));
            lab.advance("24h");
        }
        ssh(lab, server.instanceId(), "echo today >> /data/journal.txt");
    }

    private static void ssh(Lab lab, String instance, String command) {
        String address = lab.ec2()
                .describeInstances(r -> r.instanceIds(List.of(instance)))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .publicIpAddress();
        lab.terminal()
                .run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new " + USER + "@" + address + " '" + command
                        + "'");
    }
}
