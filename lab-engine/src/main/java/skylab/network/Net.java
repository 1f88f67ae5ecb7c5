package skylab.network;

import java.util.Optional;
import skylab.world.Scope;
import skylab.world.World;

/** The one function that decides the fate of a packet, and the names it is addressed by. */
public interface Net {
    /** Where a packet goes that is sent now; whether a process listens there is for the machine to say. */
    Fate send(World world, Scope scope, Packet packet);

    /** The address that a name has for a machine that asks; empty when there is no such name. */
    Optional<String> resolve(World world, Scope scope, String fromMachine, String name);
}
