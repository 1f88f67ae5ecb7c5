package skylab.guest.command.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.NetworkCalls.SocketInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code ss} of iproute2: shows TCP sockets. */
@Command.Installed(value = "/usr/sbin/ss", pack = "iproute")
final class Ss implements Utility {
    private static final Map<String, String> WORDS = Map.of(
            "tcp",
            "t",
            "udp",
            "u",
            "listening",
            "l",
            "all",
            "a",
            "processes",
            "p",
            "numeric",
            "n",
            "summary",
            "s",
            "no-header",
            "H");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "tulnapseiHo4", WORDS, 255);
        List<SocketInfo> sockets = sys.sockets();
        if (given.has("s")) {
            long all = sockets.size();
            long open =
                    sockets.stream().filter(one -> one.state().equals("ESTAB")).count();
            out.print(
                    "Total: " + all + "\nTCP:   " + all + " (estab " + open + ", closed 0, orphaned 0, timewait 0)\n");
            return 0;
        }
        boolean tcp = given.has("t") || !given.has("u");
        List<String[]> rows = new ArrayList<>();
        boolean both = given.has("t") && given.has("u");
        for (SocketInfo one : tcp ? sockets : List.<SocketInfo>of()) {
            boolean listens = one.state().equals("LISTEN");
            if (given.has("a") || given.has("l") == listens) {
                rows.add(row(sys, one, given, both));
            }
        }
        List<String> heading = new ArrayList<>();
        if (both || !(given.has("t") || given.has("u"))) {
            heading.add("Netid");
        }
        heading.addAll(List.of("State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port", "Process"));
        out.print(table(given.has("H") ? List.of() : heading, rows));
        return 0;
    }

    private static String[] row(Syscalls sys, SocketInfo one, Arguments given, boolean both) {
        List<String> cells = new ArrayList<>();
        if (both || !(given.has("t") || given.has("u"))) {
            cells.add("tcp");
        }
        boolean listens = one.state().equals("LISTEN");
        cells.add(one.state());
        cells.add(Long.toString(one.waiting()));
        cells.add(listens ? "128" : "0");
        cells.add(one.local() + ":" + Ports.name(one.port(), given.has("n")));
        cells.add(one.peer() + ":" + (listens ? "*" : Ports.name(one.peerPort(), given.has("n"))));
        // Whose a socket is only root sees of others.
        String users = one.owners().stream()
                .filter(owner -> mayKnow(sys, owner.pid()))
                .map(owner -> "(\"" + owner.name() + "\",pid=" + owner.pid() + ",fd=" + owner.fd() + ")")
                .collect(Collectors.joining(","));
        cells.add(given.has("p") && !users.isEmpty() ? "users:(" + users + ")" : "");
        return cells.toArray(new String[0]);
    }

    static boolean mayKnow(Syscalls sys, int pid) {
        return sys.identity().isRoot()
                || sys.processes().stream()
                        .anyMatch(one ->
                                one.pid() == pid && one.uid() == sys.identity().uid());
    }

    private static String table(List<String> heading, List<String[]> rows) {
        int columns = rows.isEmpty() ? heading.size() : rows.get(0).length;
        int[] widths = new int[columns];
        List<String[]> all = new ArrayList<>();
        if (!heading.isEmpty()) {
            all.add(heading.toArray(new String[0]));
        }
        all.addAll(rows);
        for (String[] row : all) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                boolean address = i >= columns - 3 && i < columns - 1;
                line.append(String.format(Locale.ROOT, (address ? "%" : "%-") + widths[i] + "s ", row[i]));
            }
            text.append(line.toString().stripTrailing()).append("\n");
        }
        return text.toString();
    }
}
