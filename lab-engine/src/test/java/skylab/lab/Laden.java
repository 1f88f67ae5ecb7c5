package skylab.lab;

import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.time.Duration;
import java.util.List;
import org.pcollections.TreePVector;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Launches;
import skylab.network.Cidr;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.Transaction;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * A lab with more in it than any learner has: the present of the benchmarks.
 *
 * @param lab the lab
 * @param subnet a subnet with 65,531 free addresses
 */
record Laden(Lab lab, String subnet) {
    static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private static final int PER_SUBNET = 50_000;

    /** A request for a number of the smallest instances in a subnet. */
    static RunInstancesRequest launch(String subnet, int count) {
        return RunInstancesRequest.builder()
                .imageId(IMAGE)
                .instanceType("t3.micro")
                .subnetId(subnet)
                .minCount(count)
                .maxCount(count)
                .build();
    }

    /** A subnet of 65,531 free addresses in a VPC of its own. */
    private static String subnet(Transaction tx, Scope scope) {
        String vpc = tx.newId(VPCS);
        String id = tx.newId(SUBNETS);
        Cidr range = Cidr.of("10.0.0.0/16");
        Vpc.Settings settings = new Vpc.Settings("default", "default", true, false, false);
        List<Vpc.Range> ranges = List.of(new Vpc.Range(tx.newId(Vpc.Range.RANGES), range));
        NewVpc.create(tx, scope, new Vpc(vpc, ranges, List.of(), false, settings), tx::newId);
        Subnet subnet = new Subnet(id, vpc, scope.region() + "a", "use1-az1", range, false, false);
        NewVpc.create(tx, scope, subnet, tx::newId);
        return id;
    }

    /** A lab with so many running instances, and a subnet with room for more. */
    static Laden of(int instances) {
        LabOptions options = LabOptions.seed(42);
        Scope scope = new Scope(options.account(), options.region());
        Timeline timeline = new Timeline(Genesis.create(options, scope));
        String free = timeline.write(tx -> {
            for (int made = 0; made < instances; made += PER_SUBNET) {
                run(tx, scope, subnet(tx, scope), Math.min(PER_SUBNET, instances - made));
            }
            tx.advance(Duration.ofMinutes(5));
            return subnet(tx, scope);
        });
        return new Laden(new Lab(options, timeline.world(), 0, Log.after(TreePVector.empty())), free);
    }

    private static void run(Transaction tx, Scope scope, String subnet, int count) {
        Launches.run(new Call(tx, scope), launch(subnet, count));
    }
}
