package skylab.network.packet;

import java.util.Optional;
import skylab.network.Cidr;
import skylab.world.Scope;
import skylab.world.World;

/** The one function that decides the fate of a packet, and the names it is addressed by. */
public interface Net {
    /** Where a packet goes that is sent now; whether a process listens there is for the machine to say. */
    Fate send(World world, Scope scope, Packet packet);

    /** The address that a name has for a machine that asks; empty when there is no such name. */
    Optional<String> resolve(World world, Scope scope, String fromMachine, String name);

    /** The name of an address for a machine that asks; empty when it has none. */
    default Optional<String> reverse(World world, Scope scope, String fromMachine, String address) {
        return Optional.empty();
    }

    /** The address by which the Internet knows a machine; empty when it does not. */
    default Optional<String> publicAddress(World world, Scope scope, String machine) {
        return Optional.empty();
    }

    /** Where a machine is attached to a VPC; empty when it is not. */
    default Optional<Attached> attached(World world, Scope scope, String machine) {
        return Optional.empty();
    }

    /**
     * Where a machine is attached.
     *
     * @param mac hardware address of its interface
     * @param address its private address
     * @param subnet the range of its subnet
     */
    record Attached(String mac, String address, Cidr subnet) {}
}
