package skylab.guest.cloudinit;

import java.util.Optional;
import skylab.guest.process.Syscalls;
import skylab.network.dns.Resolution;

/** {@code /etc/resolv.conf}, written at each boot from what the network says by DHCP (resolv.conf(5)). */
final class ResolverFile {
    private static final String PATH = "/etc/resolv.conf";

    private ResolverFile() {}

    static void write(Syscalls sys) {
        Optional<Resolution> told = sys.resolution();
        told.ifPresent(one -> Paths.write(sys, PATH, 0644, text(sys, one)));
    }

    private static String text(Syscalls sys, Resolution told) {
        StringBuilder text = new StringBuilder();
        boolean stub = Paths.read(sys, "/etc/os-release").contains("ID=ubuntu\n");
        if (stub) {
            // Its programs ask systemd-resolved, which asks the servers of the network.
            text.append("# Managed by man:systemd-resolved(8). Do not edit.\n")
                    .append("nameserver 127.0.0.53\noptions edns0 trust-ad\n");
        } else {
            told.servers()
                    .forEach(server -> text.append("nameserver ").append(server).append('\n'));
        }
        if (!told.search().isEmpty()) {
            text.append("search ").append(String.join(" ", told.search())).append('\n');
        }
        return text.toString();
    }
}
