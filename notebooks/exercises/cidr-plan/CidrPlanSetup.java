import java.util.ArrayList;
import java.util.List;
import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Setup;
import skylab.lab.Lab;
import skylab.network.Cidr;

/** A VPC in which some subnets are there already, with gaps between them. */
final class CidrPlanSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        Cidr vpc = Cidr.of(draw.block("vpcCidr", "10.0.0.0/8", 20));
        List<Cidr> quarters = vpc.split(24);
        int gap = draw.hidden().between("gap", 1, 5);
        List<String> taken = new ArrayList<>();
        taken.add(quarters.get(0).toString());
        taken.add(quarters.get(gap + 1).split(25).get(1).toString());
        taken.add(vpc.split(22).get(3).toString());
        draw.some("takenCidrs", taken.size(), taken.toArray(String[]::new));
        draw.between("webServers", 100, 120);
        draw.between("databases", 12, 26);
        draw.between("workers", 260, 480);
    }

    @Override
    public void prepare(Lab lab, Parameters drawn) {
        String vpc = lab.ec2()
                .createVpc(r -> r.cidrBlock(drawn.text("vpcCidr"))
                        .tagSpecifications(t -> t.resourceType("vpc").tags(g -> g.key("Name").value("plan"))))
                .vpc()
                .vpcId();
        drawn.list("takenCidrs").forEach(taken -> lab.ec2()
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(taken).availabilityZone("us-east-1a")));
    }
}
