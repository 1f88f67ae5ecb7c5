package skylab.guest.command.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code lscpu}: what is known of the processors. */
@Command.Installed("/usr/bin/lscpu")
final class Lscpu implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments.parse(arguments, "", Map.of(), 1);
        MachineFacts machine = sys.machine();
        boolean intel = machine.architecture().equals("x86_64");
        // A vCPU is a hyperthread on Nitro's x86 machines, else a core.
        int threads = intel && machine.hypervisor().equals("KVM") && machine.vcpus() % 2 == 0 ? 2 : 1;
        line(out, "Architecture:", machine.architecture());
        line(out, "  CPU op-mode(s):", "32-bit, 64-bit");
        line(out, "  Byte Order:", "Little Endian");
        line(out, "CPU(s):", Integer.toString(machine.vcpus()));
        line(out, "  On-line CPU(s) list:", machine.vcpus() == 1 ? "0" : "0-" + (machine.vcpus() - 1));
        line(out, "Vendor ID:", machine.cpuVendor());
        line(out, "  Model name:", machine.cpuModel());
        line(out, "    Thread(s) per core:", Integer.toString(threads));
        line(out, "    Core(s) per socket:", Integer.toString(machine.vcpus() / threads));
        line(out, "    Socket(s):", "1");
        if (intel) {
            line(out, "    BogoMIPS:", String.format(Locale.ROOT, "%.2f", 2 * machine.mhz()));
        }
        out.println("Virtualization features:");
        line(out, "  Hypervisor vendor:", machine.hypervisor());
        line(out, "  Virtualization type:", "full");
        return 0;
    }

    private static void line(Output out, String title, String value) {
        out.println(String.format(Locale.ROOT, "%-24s %s", title, value));
    }
}
