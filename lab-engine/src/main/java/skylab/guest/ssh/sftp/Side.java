package skylab.guest.ssh.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Pipe;
import skylab.guest.process.Spawn;
import skylab.guest.process.Syscalls;

/**
 * The way to a file server: a child that runs {@code ssh}.
 *
 * @param pid the child
 * @param in what comes from it
 * @param out what goes to it
 * @param input what came and is no whole answer yet
 * @param unsent what was not taken yet
 */
record Side(int pid, int in, int out, Bytes input, Bytes unsent) {
    /** Starts a program that leads to a server. */
    static Side start(Syscalls sys, List<String> command) {
        Pipe to = sys.pipe();
        Pipe from = sys.pipe();
        List<String> argv = new ArrayList<>(command);
        argv.set(0, command.get(0).substring(command.get(0).lastIndexOf('/') + 1));
        int pid =
                sys.spawn(Spawn.of(sys, command.get(0), argv).with(Map.of(0, to.readEnd(), 1, from.writeEnd(), 2, 2)));
        sys.close(to.readEnd());
        sys.close(from.writeEnd());
        return new Side(pid, from.readEnd(), to.writeEnd(), Bytes.EMPTY, Bytes.EMPTY);
    }

    /**
     * What came.
     *
     * @param side how it goes on
     * @param answer if there is a whole one
     * @param end whether nothing comes any more
     */
    record Heard(Side side, Optional<Packet> answer, boolean end) {}

    Side send(Packet request) {
        return new Side(pid, in, out, input, unsent.plus(request.encoded()));
    }

    Side flush(Syscalls sys) {
        Bytes rest = unsent;
        while (!rest.isEmpty()) {
            int taken = sys.write(out, rest);
            if (taken == 0) {
                break;
            }
            rest = rest.slice(taken, rest.size());
        }
        return new Side(pid, in, out, input, rest);
    }

    Heard hear(Syscalls sys) {
        Chunk chunk = sys.read(in, 1 << 20);
        Bytes all = input.plus(chunk.bytes());
        Optional<Packet.Parsed> parsed;
        try {
            parsed = Packet.parse(all);
        } catch (IllegalArgumentException e) {
            // A shell that prints something at its start breaks the protocol.
            sys.print(
                    2, e.getMessage() + "\nEnsure the remote shell produces no output for non-interactive sessions.\n");
            return new Heard(this, Optional.empty(), true);
        }
        Bytes rest = parsed.map(Packet.Parsed::rest).orElse(all);
        return new Heard(
                new Side(pid, in, out, rest, unsent),
                parsed.map(Packet.Parsed::packet),
                chunk.end() && chunk.bytes().isEmpty());
    }
}
