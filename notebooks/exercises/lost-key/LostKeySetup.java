import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Setup;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An instance whose private key nobody has any more, with a file that is worth something. */
final class LostKeySetup implements Setup {
    @Override
    public void draw(Draw draw) {
        draw.text("keyName", draw.word("name") + "-laptop");
        draw.oneOf("zone", "us-east-1a", "us-east-1b", "us-east-1c");
        draw.hidden().between("number", 1000, 9999);
        draw.hidden().word("secret");
    }

    @Override
    public void prepare(Lab lab, Parameters drawn) {
        Ec2Client ec2 = lab.ec2();
        String image = ec2.describeImages(r -> r.owners("amazon").filters(f -> f.name("name").values("al2023-ami-2023*-x86_64")))
                .images()
                .get(0)
                .imageId();
        String vpc = ec2.describeVpcs(r -> r.filters(f -> f.name("is-default").values("true")))
                .vpcs()
                .get(0)
                .vpcId();
        String group = ec2.createSecurityGroup(r -> r.groupName("diary").description("ssh").vpcId(vpc))
                .groupId();
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
        ec2.createKeyPair(r -> r.keyName(drawn.text("keyName")));
        String script = "#!/bin/bash\necho '" + word(drawn) + "' > /home/ec2-user/diary.txt\n"
                + "chown ec2-user: /home/ec2-user/diary.txt\nchmod 600 /home/ec2-user/diary.txt\n"
                // Whoever may read the user data shall not find the word there.
                + "rm -rf /var/lib/cloud/instance/user-data* /var/lib/cloud/instance/scripts\n";
        String diary = ec2.runInstances(r -> r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .keyName(drawn.text("keyName"))
                        .securityGroupIds(group)
                        .placement(p -> p.availabilityZone(drawn.text("zone")))
                        .userData(java.util.Base64.getEncoder().encodeToString(script.getBytes()))
                        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("diary"))))
                .instances()
                .get(0)
                .instanceId();
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(diary));
        lab.advance("5m");
        ec2.stopInstances(r -> r.instanceIds(diary));
        ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(diary));
        ec2.modifyInstanceAttribute(r -> r.instanceId(diary)
                .userData(d -> d.value(software.amazon.awssdk.core.SdkBytes.fromUtf8String("#!/bin/bash\n"))));
        ec2.startInstances(r -> r.instanceIds(diary));
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(diary));
        lab.advance("1d");
    }

    private static String word(Parameters drawn) {
        return drawn.text("secret") + "-" + drawn.text("number");
    }
}
