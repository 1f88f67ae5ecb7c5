import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Setup;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** A web server that is stopped, on a machine whose disk is full, because a forgotten service writes a file every hour. */
final class DiskFullSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        draw.word("word");
        draw.between("freeGiB", 3, 5);
        String job = draw.hidden().word("job");
        draw.hidden().text("service", job + draw.hidden().oneOf("kind", "-report", "-trace", "-cache", "-export"));
        draw.hidden()
                .text("folder", draw.hidden().oneOf("place", "/var/log/", "/var/tmp/", "/opt/", "/var/lib/", "/home/") + job);
        draw.hidden().between("orders", 100_000, 999_999);
    }

    /** What is in the file that is not to be lost. */
    static String orders(Parameters drawn) {
        return "orders until today: " + drawn.text("orders");
    }

    @Override
    public void prepare(Lab lab, Parameters drawn) {
        Ec2Client ec2 = lab.ec2();
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("Web and SSH")).groupId();
        for (int port : new int[] {22, 80}) {
            ec2.authorizeSecurityGroupIngress(
                    r -> r.groupId(group).ipProtocol("tcp").fromPort(port).toPort(port).cidrIp("0.0.0.0/0"));
        }
        String image = ec2.describeImages(r -> r.owners("amazon").filters(f -> f.name("name").values("al2023-ami-2023*-x86_64")))
                .images()
                .get(0)
                .imageId();
        String web = ec2.runInstances(r -> r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .keyName("vockey")
                        .securityGroupIds(group)
                        .userData(java.util.Base64.getEncoder()
                                .encodeToString(("#!/bin/bash\ndnf install -y httpd\necho '<h1>" + drawn.text("word")
                                                + "</h1>' > /var/www/html/index.html\n")
                                        .getBytes()))
                        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("web"))))
                .instances()
                .get(0)
                .instanceId();
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(web));
        String address = ec2.describeInstances(r -> r.instanceIds(web))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .publicIpAddress();
        String service = drawn.text("service");
        String folder = drawn.text("folder");
        lab.terminal()
                .type("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@" + address + "\n"
                        + "sudo mkdir -p /srv/shop " + folder + "\n"
                        + "echo '" + orders(drawn) + "' | sudo tee /srv/shop/orders.csv\n"
                        + "sudo fallocate -l 700M /srv/shop/archive.bin\n"
                        + "sudo tee /usr/local/bin/" + service + " <<'END'\n"
                        + "#!/bin/bash\n"
                        + "while true; do\n"
                        + "  fallocate -l 300M " + folder + "/$(date +%s).dat\n"
                        + "  sleep 3600\n"
                        + "done\n"
                        + "END\n"
                        + "sudo chmod +x /usr/local/bin/" + service + "\n"
                        + "sudo tee /etc/systemd/system/" + service + ".service <<'END'\n"
                        + "[Unit]\nDescription=Hourly job\n\n[Service]\nExecStart=/usr/local/bin/" + service
                        + "\n\n[Install]\nWantedBy=multi-user.target\nEND\n"
                        + "sudo systemctl daemon-reload\n"
                        + "sudo systemctl enable --now " + service + "\n"
                        + "exit\n");
        lab.advance("40h");
        lab.terminal()
                .run("ssh -i ~/.ssh/labsuser.pem ec2-user@" + address + " 'sudo fallocate -l 290M " + folder + "/last.dat'");
    }
}
