package skylab.guest.ssh.server;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Syscalls;

/** The keys by which a host proves who it is. */
final class HostKeys {
    private static final List<String> USUAL = List.of("rsa", "ecdsa", "ed25519");

    private HostKeys() {}

    /**
     * The files of the public halves. Only the key that a client prefers is read in full: keys are made when somebody
     * first looks at them.
     */
    static List<String> publicFiles(Syscalls sys, ServerConfig config) {
        List<String> files = new ArrayList<>(config.all("hostkey"));
        if (files.isEmpty()) {
            USUAL.forEach(type -> files.add("/etc/ssh/ssh_host_" + type + "_key"));
        }
        return files.stream()
                .map(file -> file + ".pub")
                .filter(file -> sys.exists(file) && sys.exists(file.replaceFirst("\\.pub$", "")))
                .toList();
    }
}
