package skylab.guest.machine;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.PVector;
import skylab.world.Kind;

/**
 * A machine, on or off.
 *
 * @param id its id, e.g. an instance's
 * @param hardware what it is built of
 * @param image the operating system's name
 * @param hostName its full name
 * @param address its private address
 * @param disks attached volumes, the root disk first
 * @param ram its memory while it is on
 * @param wake when its kernel has asked to be woken
 * @param boots how often it was switched on
 * @param console what it has written to its serial console
 */
public record Machine(
        String id,
        Hardware hardware,
        String image,
        String hostName,
        String address,
        PVector<Attachment> disks,
        Optional<Ram> ram,
        Optional<Instant> wake,
        int boots,
        String console) {
    /** Machines by id. */
    public static final Kind<Machine> MACHINES = new Kind<>("machine", "");

    /** Whether it is on. */
    public boolean isOn() {
        return ram.isPresent();
    }

    Machine with(Ram memory) {
        return new Machine(id, hardware, image, hostName, address, disks, Optional.of(memory), wake, boots, console);
    }

    Machine off() {
        return new Machine(
                id, hardware, image, hostName, address, disks, Optional.empty(), Optional.empty(), boots, console);
    }

    Machine wakingAt(Optional<Instant> time) {
        return new Machine(id, hardware, image, hostName, address, disks, ram, time, boots, console);
    }

    /** This, having written to its console. */
    Machine says(String text) {
        return new Machine(id, hardware, image, hostName, address, disks, ram, wake, boots, console + text);
    }

    Machine booted(Ram memory, String text) {
        return new Machine(
                id, hardware, image, hostName, address, disks, Optional.of(memory), Optional.empty(), boots + 1, text);
    }

    Machine withConsole(String text) {
        return new Machine(id, hardware, image, hostName, address, disks, ram, wake, boots, text);
    }

    /** This with other volumes attached. */
    public Machine withDisks(PVector<Attachment> attached) {
        return new Machine(id, hardware, image, hostName, address, attached, ram, wake, boots, console);
    }

    /** This with another address. */
    public Machine withAddress(String other) {
        return new Machine(id, hardware, image, hostName, other, disks, ram, wake, boots, console);
    }

    /** This built of something else; for a machine that is off. */
    public Machine withHardware(Hardware other) {
        return new Machine(id, other, image, hostName, address, disks, ram, wake, boots, console);
    }
}
