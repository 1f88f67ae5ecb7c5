package skylab.guest.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.process.NetworkCalls.Owner;
import skylab.guest.process.NetworkCalls.SocketInfo;

/** The sockets of a machine, as {@code ss} sees them. */
final class SocketTable {
    private SocketTable() {}

    static List<SocketInfo> of(Kernel kernel) {
        Map<Long, List<Owner>> owners = new TreeMap<>();
        for (Task task : kernel.ram.tasks().values()) {
            task.fds().forEach((fd, file) -> owners.computeIfAbsent(file, none -> new ArrayList<>())
                    .add(new Owner(task.pid(), task.name(), fd)));
        }
        List<SocketInfo> listening = new ArrayList<>();
        List<SocketInfo> connected = new ArrayList<>();
        kernel.ram.files().forEach((number, file) -> {
            List<Owner> users = owners.getOrDefault(number, List.of());
            if (file instanceof OpenFile.Listener one && one.port() != 0) {
                long waiting = Connections.waiting(kernel, one).stream().count();
                listening.add(new SocketInfo("LISTEN", one.address(), one.port(), "0.0.0.0", 0, users, waiting));
            } else if (file instanceof OpenFile.Socket socket) {
                kernel.tx
                        .find(kernel.scope, Connection.CONNECTIONS, socket.connection())
                        .filter(row -> row.port() != 0)
                        .ifPresent(row -> connected.add(end(kernel, row, socket.server(), users)));
            }
        });
        listening.sort(Comparator.comparingInt(SocketInfo::port));
        connected.sort(Comparator.comparingInt(SocketInfo::port).thenComparingInt(SocketInfo::peerPort));
        listening.addAll(connected);
        return listening;
    }

    private static SocketInfo end(Kernel kernel, Connection row, boolean server, List<Owner> users) {
        boolean other = server ? row.clientOpen() : row.serverOpen();
        String state = other || row.lost() ? "ESTAB" : "CLOSE-WAIT";
        // A machine knows its own private address only, whatever address the Internet knows it by.
        String client = row.address().startsWith("127.") ? row.address() : kernel.machine.address();
        return server
                ? new SocketInfo(
                        state,
                        row.serverAddress(),
                        row.port(),
                        row.address(),
                        row.clientPort(),
                        users,
                        row.toServer().size())
                : new SocketInfo(
                        state,
                        client,
                        row.flow().map(flow -> flow.sent().sourcePort()).orElse(row.clientPort()),
                        row.dialled(),
                        row.port(),
                        users,
                        row.toClient().size());
    }
}
