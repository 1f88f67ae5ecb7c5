package skylab.network.proof;

import static skylab.network.proof.RandomNetwork.SCOPE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NewInterface;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroups;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.Transaction;
import skylab.world.World;

/** A VPC with many machines in ten subnets, in groups that admit each other. */
final class Campus {
    private static final int SUBNETS = 10;

    private Campus() {}

    /**
     * Makes it.
     *
     * @param machines how many there are
     * @param groups how many security groups they are shared out to
     */
    static World of(int machines, int groups) {
        Timeline timeline = new Timeline(World.empty(new Seed(1), Instant.parse("2026-03-02T00:00:00Z")));
        timeline.write(tx -> {
            make(tx, machines, groups);
            return null;
        });
        return timeline.world();
    }

    private static void make(Transaction tx, int machines, int groups) {
        String id = tx.newId(Vpc.VPCS);
        Vpc.Settings settings = new Vpc.Settings("default", "default", true, true, false);
        Vpc.Range range = new Vpc.Range("vpc-cidr-assoc-0", Cidr.of("10.0.0.0/16"));
        NewVpc.create(tx, SCOPE, new Vpc(id, List.of(range), List.of(), false, settings), tx::newId);
        List<Subnet> subnets = new ArrayList<>();
        for (int i = 0; i < SUBNETS; i++) {
            Cidr part = Cidr.of("10.0." + i + ".0/24");
            Subnet subnet = new Subnet(tx.newId(Subnet.SUBNETS), id, "us-east-1a", "use1-az1", part, false, false);
            NewVpc.create(tx, SCOPE, subnet, tx::newId);
            subnets.add(subnet);
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            ids.add(tx.newId(SecurityGroup.SECURITY_GROUPS));
        }
        for (int i = 0; i < groups; i++) {
            SecurityGroups.put(tx, SCOPE, new SecurityGroup(ids.get(i), "g" + i, "many", id, rules(tx, ids, i)));
        }
        for (int i = 0; i < machines; i++) {
            Interfaces.create(
                            tx,
                            SCOPE,
                            NewInterface.in(subnets.get(i % SUBNETS), List.of(ids.get(i % groups))),
                            new Interfaces.Slot("i-" + i, 0, true))
                    .orElseThrow();
        }
    }

    private static List<SecurityGroup.Rule> rules(Transaction tx, List<String> ids, int i) {
        return List.of(
                rule(tx, 22, Peer.of("10.0." + i % SUBNETS + ".0/24")),
                rule(tx, 443, Peer.of("0.0.0.0/0")),
                rule(tx, 5432, new Peer.Group(ids.get((i + 1) % ids.size()))),
                NewVpc.allowAllOut(tx.newId(SecurityGroup.RULES)));
    }

    private static SecurityGroup.Rule rule(Transaction tx, int port, Peer peer) {
        return new SecurityGroup.Rule(tx.newId(SecurityGroup.RULES), false, "tcp", port, port, peer, null);
    }
}
