package skylab.network.packet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.dns.Answer;
import skylab.network.dns.Question;
import skylab.network.log.FlowRecord;
import skylab.network.traffic.Course;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** The one function that decides the fate of a packet, and the names it is addressed by. */
public interface Net {
    /**
     * What would become of the first packet of a flow if it were sent now, and of the answer to it. Nothing changes. Whether
     * a process listens at the receiver is for the machine to say.
     */
    Journey journey(World world, Scope scope, Packet packet);

    /**
     * The same as far as it can be seen from outside of machines: as if each let everything in and out, and passed on
     * whatever comes. Reachability Analyzer sees no more.
     */
    default Journey wires(World world, Scope scope, Packet packet) {
        return journey(world, scope, packet);
    }

    /** The fate alone of {@link #journey}. */
    default Fate send(World world, Scope scope, Packet packet) {
        return journey(world, scope, packet).fate();
    }

    /** Sends the first packet of a flow: what becomes of it, and what it leaves behind, such as a NAT gateway's mapping. */
    default Fate open(Transaction tx, Scope scope, Packet packet) {
        return send(tx.world(), scope, packet);
    }

    /**
     * Whether a flow that was opened still gets through, both ways: routes, gateways and network ACLs hold at once,
     * security groups only where they do not track it.
     */
    boolean carries(World world, Scope scope, Flow flow);

    /**
     * Lets bytes of a flow pass if it {@link #carries}; what must not be idle for long is then used again.
     *
     * @return where they pass; empty if they do not get through
     */
    default Optional<Course> pass(Transaction tx, Scope scope, Flow flow) {
        return carries(tx.world(), scope, flow) ? Optional.of(Course.NOWHERE) : Optional.empty();
    }

    /** Packets that do not get through, or are not answered because the answers do not, came evenly in a time. */
    default void lost(Transaction tx, Scope scope, Packet packet, Instant from, Instant to, FlowRecord.Amount amount) {}

    /** Both ends have closed a flow: whoever on its way remembers it need not for long. */
    default void close(Transaction tx, Scope scope, Flow flow) {}

    /** The address that a name has for a machine that asks; empty when there is no such name. */
    Optional<String> resolve(World world, Scope scope, String fromMachine, String name);

    /** The name of an address for a machine that asks; empty when it has none. */
    default Optional<String> reverse(World world, Scope scope, String fromMachine, String address) {
        return Optional.empty();
    }

    /**
     * What a name server answers to a machine; empty when it is silent or not reached.
     *
     * @param server its address, in dotted form
     */
    default Optional<Answer> ask(World world, Scope scope, String fromMachine, String server, Question question) {
        Optional<String> data = question.pointedAt()
                .map(address -> reverse(world, scope, fromMachine, address))
                .orElseGet(() -> resolve(world, scope, fromMachine, question.name()));
        return Optional.of(
                data.map(one -> Answer.of(question, Answer.AMAZON, one)).orElse(Answer.UNKNOWN));
    }

    /** The address by which the Internet knows a machine; empty when it does not. */
    default Optional<String> publicAddress(World world, Scope scope, String machine) {
        return Optional.empty();
    }

    /** Where a machine is attached to a VPC; empty when it is not. */
    default Optional<Attached> attached(World world, Scope scope, String machine) {
        return Optional.empty();
    }

    /** The interfaces of a machine that it has now, the primary one first. */
    default List<Card> cards(World world, Scope scope, String machine) {
        return List.of();
    }

    /**
     * An interface as the machine sees it.
     *
     * @param device its place in the machine, 0 for the primary one
     * @param mac hardware address
     * @param addresses private addresses, the primary one first
     * @param addresses6 IPv6 addresses
     * @param subnet the range of its subnet
     */
    record Card(int device, String mac, List<String> addresses, List<String> addresses6, Cidr subnet) {}

    /**
     * Where a machine is attached.
     *
     * @param mac hardware address of its interface
     * @param address its private address
     * @param subnet the range of its subnet
     */
    record Attached(String mac, String address, Cidr subnet) {}
}
