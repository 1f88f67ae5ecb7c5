package skylab.network.explain;

import java.util.Optional;
import skylab.network.packet.Packet;
import skylab.world.World;

/**
 * What is asked: whether something gets from here to there. The packet follows from the world in which it is asked, since
 * an address by which an instance is reached may be given to it, or taken away.
 */
public interface Question {
    /** The packet that is sent; empty when sender or receiver have no address at all. */
    Optional<Packet> packet(World world);

    /** The id of the interface that is meant to receive it; empty for hosts outside of the lab. */
    Optional<String> receiver(World world);
}
