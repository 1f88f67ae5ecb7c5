package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code hostnamectl}: the host's name and what it is. */
@Command.Installed("/usr/bin/hostnamectl")
final class Hostnamectl implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> words = Arguments.parse(arguments, "", Map.of("static", "s", "transient", "t", "pretty", "p"), 1)
                .operands();
        if (words.isEmpty() || words.get(0).equals("status")) {
            status(sys, out);
            return 0;
        } else if (words.get(0).equals("hostname") && words.size() == 1) {
            out.println(sys.machine().hostName());
            return 0;
        } else if (List.of("set-hostname", "hostname").contains(words.get(0)) && words.size() == 2) {
            if (!sys.identity().isRoot()) {
                out.error("Could not set static hostname: Interactive authentication required.\n");
                return 1;
            }
            sys.writeFile("/etc/hostname", Bytes.of(words.get(1) + "\n"));
            sys.hostName(words.get(1));
            return 0;
        }
        throw new UsageError("Unknown command verb '" + words.get(0) + "'.", 1);
    }

    private static void status(Syscalls sys, Output out) {
        String id;
        try {
            id = sys.readFile("/etc/machine-id").text().trim();
        } catch (Errno e) {
            id = "";
        }
        boolean nitro = sys.machine().hypervisor().equals("KVM");
        out.println(" Static hostname: " + sys.machine().hostName());
        out.println("       Icon name: computer-vm");
        out.println("         Chassis: vm");
        out.println("      Machine ID: " + id);
        out.println("         Boot ID: " + sys.machine().bootId().replace("-", ""));
        out.println("  Virtualization: " + (nitro ? "amazon" : "xen"));
        out.println("Operating System: " + sys.machine().osName());
        out.println("          Kernel: Linux " + sys.machine().kernelRelease());
        out.println("    Architecture: " + (sys.machine().architecture().equals("x86_64") ? "x86-64" : "arm64"));
        out.println(" Hardware Vendor: Amazon EC2");
    }
}
