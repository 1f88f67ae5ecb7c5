package skylab.guest.ssh.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;

/** {@code scp} and {@code pscp}: copies between here and hosts, or between two hosts by way of here. */
public final class Scp {
    private Scp() {}

    /**
     * What to copy, and how.
     *
     * @param operands sources and the target
     * @param login the program that logs in, such as {@code /usr/bin/ssh}
     * @param options for it
     * @param recursive directories with what is in them
     * @param preserve modes and times are kept
     * @param quiet nothing is told of copied files
     */
    public record Order(
            List<String> operands,
            String login,
            List<String> options,
            boolean recursive,
            boolean preserve,
            boolean quiet) {}

    /** The program that does it. */
    public static Program start(Syscalls sys, String name, Order order) {
        List<Remote> all = order.operands().stream().map(Remote::parse).toList();
        Remote target = all.get(all.size() - 1);
        List<Side> sides = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        boolean shown = !order.quiet() && sys.isOpen(1) && sys.isTerminal(1);
        int to = side(sys, order, target.host(), hosts, sides);
        // All sources of one host are one job, so that the target is looked at with all of them in mind.
        for (int i = 0; i < all.size() - 1; ) {
            Optional<String> host = all.get(i).host();
            List<String> paths = new ArrayList<>();
            for (; i < all.size() - 1 && all.get(i).host().equals(host); i++) {
                paths.add(all.get(i).path());
            }
            Copy copy = new Copy(
                    name + ": ", side(sys, order, host, hosts, sides), to, order.recursive(), order.preserve(), shown);
            jobs.add(new Copy.Begin(copy, paths, target.path()));
        }
        return Conversation.of(sides, jobs, Optional.empty(), name + ": Connection closed");
    }

    private static int side(Syscalls sys, Order order, Optional<String> host, List<String> hosts, List<Side> sides) {
        if (host.isEmpty()) {
            return 0;
        }
        if (!hosts.contains(host.get())) {
            hosts.add(host.get());
            sides.add(Side.start(sys, Remote.command(order.login(), order.options(), host.get())));
        }
        return hosts.indexOf(host.get()) + 1;
    }
}
