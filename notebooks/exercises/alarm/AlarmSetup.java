import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Setup;
import skylab.lab.Lab;

/** A server that has run for a while; how much load is too much, and for how long, differs between students. */
final class AlarmSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        draw.between("percent", 50, 75, 5);
        draw.between("minutes", 15, 25, 5);
        draw.text("alarmName", draw.word("word") + "-busy");
    }

    @Override
    public void prepare(Lab lab, Parameters drawn) {
        String image = lab.ec2()
                .describeImages(r -> r.owners("amazon").filters(f -> f.name("name").values("al2023-ami-2023*-x86_64")))
                .images()
                .get(0)
                .imageId();
        String server = lab.ec2()
                .runInstances(r -> r.imageId(image)
                        .instanceType("m5.large")
                        .minCount(1)
                        .maxCount(1)
                        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("server"))))
                .instances()
                .get(0)
                .instanceId();
        lab.ec2().waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(server));
        lab.advance("2h");
    }
}
