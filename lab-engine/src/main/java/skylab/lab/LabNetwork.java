package skylab.lab;

import java.util.List;
import java.util.Optional;
import skylab.aws.ec2.instance.Hosts;
import skylab.network.packet.Journey;
import skylab.network.packet.NatTable;
import skylab.network.proof.Difference;
import skylab.network.proof.Exposure;
import skylab.network.proof.Proof;
import skylab.network.proof.Reachable;
import skylab.network.proof.Shadows;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Vpc;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/** What can be asked of a lab's network: packets, proofs, pictures, tables. */
public interface LabNetwork extends LabClients {
    /** The present state as a value. */
    World world();

    /**
     * A state that was kept.
     *
     * @param checkpoint its name; {@code start} is the beginning of the lab
     * @throws IllegalArgumentException if no state has that name
     */
    World world(String checkpoint);

    /** The account and region that are asked. */
    Scope scope();

    /**
     * Makes a VPC with subnets, route tables and gateways in the lab's region, as the console's "VPC and more" does: by calls
     * that are written to the journal one by one. What was made before a call is refused stays, as in the console.
     *
     * @return the ids of what was made
     * @throws IllegalArgumentException if the console would not offer it
     * @throws software.amazon.awssdk.services.ec2.model.Ec2Exception if a call is refused
     */
    default VpcTree createVpcAndMore(VpcAndMore plan) {
        return VpcBuilder.build(ec2(), plan, scope().region());
    }

    /**
     * A VPC of the lab's region as a picture, which a notebook shows.
     *
     * @throws IllegalArgumentException if there is no such VPC
     */
    default Picture picture(String vpcId) {
        return picture(vpcId, Optional.empty());
    }

    /**
     * A VPC of the lab's region as a picture with the way of a packet on it, as far as it passes this VPC.
     *
     * @throws IllegalArgumentException if there is no such VPC
     */
    default Picture picture(String vpcId, Journey journey) {
        return picture(vpcId, Optional.of(journey));
    }

    /**
     * A VPC of the lab's region as a picture with what {@link #trace} has found on it, as far as it passes this VPC.
     *
     * @throws IllegalArgumentException if there is no such VPC
     */
    default Picture picture(String vpcId, Trace trace) {
        return picture(vpcId, Optional.of(trace.journey()));
    }

    private Picture picture(String vpcId, Optional<Journey> journey) {
        World now = world();
        Vpc vpc = now.table(scope(), Vpc.VPCS).get(vpcId).orElseThrow(() -> unknown("VPC", vpcId, Vpc.VPCS));
        return new Picture(now, scope(), vpc, journey);
    }

    /**
     * A route table of the lab's region, line by line; a notebook shows it as a table.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    default List<RouteRow> routes(String routeTableId) {
        return world().table(scope(), RouteTable.ROUTE_TABLES)
                .get(routeTableId)
                .map(table -> RouteRow.of(world(), scope(), table))
                .orElseThrow(() -> unknown("route table", routeTableId, RouteTable.ROUTE_TABLES));
    }

    private IllegalArgumentException unknown(String noun, String id, Kind<?> kind) {
        return new IllegalArgumentException("there is no " + noun + " '" + id + "' in " + scope().region()
                + "; there are " + world().table(scope(), kind).ids());
    }

    /**
     * What would become of a packet that is sent now, hop by hop, and of its answer. Nothing is sent, and no time passes.
     *
     * @param from the sender: an instance or interface by its id or Name tag, an address, {@code internet}, or {@code me}
     *     for the learner's own computer
     * @param to the receiver, likewise, or the name of a host. An instance is meant by its private address for those of
     *     its VPC, by its public one for others
     * @param probe what is sent, e.g. {@code Probe.tcp(22)}
     * @throws IllegalArgumentException if one of the ends is not there
     */
    default Trace trace(String from, String to, Probe probe) {
        return Traces.of(world(), scope(), from, to, probe);
    }

    /**
     * The flows that a NAT gateway of the lab's region translates, or a machine with rules for that, oldest first: which
     * machine and port stands behind which port outside.
     *
     * @param natId {@code nat-…} or {@code i-…}; an unknown one translates nothing
     */
    default List<NatTable.Line> natTable(String natId) {
        return NatTable.of(world(), scope(), natId);
    }

    /**
     * Which protocols, ports and sources get from one place to another and back: proved over all packets at once, not
     * tried. Costs no time; whether a program listens there is not asked.
     *
     * @param from the id or Name tag of an instance or network interface; {@code internet}, {@code me} for the learner's
     *     own computer, or an address
     * @param to likewise
     * @throws IllegalArgumentException if there is no such place, or both are outside of the lab
     */
    default Reachable reachable(String from, String to) {
        Ends ends = new Ends(world(), scope(), Hosts.MACHINES.net());
        return proof(world()).reachable(ends.place(from), ends.place(to));
    }

    /** What the Internet reaches: per network interface the protocols, ports and sources. */
    default Exposure exposed() {
        return proof(world()).exposed();
    }

    /** The rules of network ACLs, security groups and route tables that never decide anything. */
    default Shadows shadowed() {
        return proof(world()).shadowed();
    }

    /**
     * What became reachable or unreachable between two moments, of this lab or of forks.
     *
     * @param before an earlier {@link #world}
     * @param after a later one
     */
    default Difference difference(World before, World after) {
        return proof(before).difference(proof(after));
    }

    /**
     * What became reachable or unreachable between two moments.
     *
     * @param before the name of a checkpoint; {@code start} is the beginning of the lab
     * @param after the name of another
     * @throws IllegalArgumentException if no state has that name
     */
    default Difference difference(String before, String after) {
        return difference(world(before), world(after));
    }

    /**
     * What became reachable or unreachable since a moment.
     *
     * @param before the name of a checkpoint
     * @throws IllegalArgumentException if no state has that name
     */
    default Difference difference(String before) {
        return difference(world(before), world());
    }

    private Proof proof(World of) {
        return new Proof(of, scope());
    }
}
