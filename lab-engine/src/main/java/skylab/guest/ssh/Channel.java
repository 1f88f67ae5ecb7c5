package skylab.guest.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * {@code ssh} when it is logged in: passes bytes to and fro.
 *
 * @param host as typed
 * @param fd the connection
 * @param raw whether the local terminal leaves echo and editing to the remote one
 * @param reading whether standard input has not ended
 * @param input what came in and is no whole message yet
 */
record Channel(String host, int fd, boolean raw, boolean reading, Bytes input) implements Program {
    private static final int PART = 8192;

    @Override
    public Step step(Syscalls sys) {
        boolean more = reading && forward(sys);
        Bytes all = input;
        boolean end = false;
        try {
            Chunk chunk = sys.read(fd, 1 << 20);
            all = input.plus(chunk.bytes());
            end = chunk.end();
        } catch (Errno e) {
            return leave(sys, "client_loop: send disconnect: Broken pipe\n", 255);
        }
        for (Optional<Message.Parsed> next = Message.parse(all); next.isPresent(); next = Message.parse(all)) {
            Message message = next.get().message();
            all = next.get().rest();
            switch (message.kind()) {
                case DATA -> sys.write(1, message.body());
                case ERROR_DATA -> sys.write(2, message.body());
                case EXIT -> {
                    return leave(
                            sys,
                            raw ? "Connection to " + host + " closed.\n" : "",
                            Integer.parseInt(message.body().text()));
                }
                default -> throw new IllegalStateException("unexpected: " + message.kind());
            }
        }
        if (end) {
            return leave(
                    sys,
                    "Connection to " + host + " closed by remote host.\n"
                            + (raw ? "Connection to " + host + " closed.\n" : ""),
                    255);
        }
        List<Condition> until = new ArrayList<>(List.of(new Condition.Readable(fd)));
        if (more) {
            until.add(new Condition.Readable(0));
        }
        return new Step.Await(new Channel(host, fd, raw, more, all), new Condition.AnyOf(until));
    }

    // Sends what was typed; whether more may come.
    private boolean forward(Syscalls sys) {
        while (true) {
            Chunk chunk = sys.read(0, PART);
            if (chunk.bytes().isEmpty()) {
                if (chunk.end()) {
                    send(sys, Message.of(Message.Kind.END_OF_FILE, ""));
                }
                return !chunk.end();
            }
            send(sys, new Message(Message.Kind.DATA, chunk.bytes()));
        }
    }

    // When the other side is gone, the next reading tells.
    private void send(Syscalls sys, Message message) {
        sys.ignoreSignals(java.util.Set.of(skylab.guest.process.Signal.PIPE));
        try {
            sys.write(fd, message.encoded());
        } catch (Errno e) {
            return;
        }
    }

    private Step leave(Syscalls sys, String farewell, int status) {
        if (raw) {
            sys.terminalMode(0, true, true);
        }
        sys.print(2, farewell);
        return new Step.Exit(status);
    }
}
