package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code lsmod} and {@code modprobe}: modules of the kernel, those that the hardware needs. */
@Command.Installed({"/usr/sbin/lsmod", "/usr/sbin/modprobe"})
final class Lsmod implements Command {
    private static final Map<String, Integer> KNOWN = Map.of(
            "overlay",
            155_648,
            "br_netfilter",
            32_768,
            "nfs",
            499_712,
            "dm_mod",
            184_320,
            "raid0",
            24_576,
            "raid1",
            57_344);

    @Override
    public Program start(List<String> argv) {
        boolean list = argv.get(0).endsWith("lsmod");
        Utility utility = (sys, words, out) -> list ? list(sys, out) : load(sys, words);
        return utility.start(argv);
    }

    private static int list(Syscalls sys, Output out) {
        Map<String, Integer> loaded =
                new TreeMap<>(Map.of("ghash_clmulni_intel", 16_384, "sch_fq_codel", 20_480, "fuse", 180_224));
        boolean nitro = sys.machine().hypervisor().equals("KVM");
        loaded.put(nitro ? "ena" : "xen_netfront", nitro ? 163_840 : 45_056);
        loaded.put(nitro ? "nvme" : "xen_blkfront", nitro ? 49_152 : 53_248);
        if (sys.mounts().stream().anyMatch(mount -> mount.type().equals("xfs"))) {
            loaded.put("xfs", 1_900_544);
        }
        out.println("Module                  Size  Used by");
        loaded.forEach(
                (name, size) -> out.println(String.format("%-19s %8d  %d", name, size, name.equals("xfs") ? 1 : 0)));
        return 0;
    }

    private static int load(Syscalls sys, List<String> words) {
        Arguments given = Arguments.parse(words, "rvq", Map.of("remove", "r"), 1);
        for (String name : given.operands()) {
            if (!KNOWN.containsKey(name)
                    && !List.of("ena", "nvme", "xfs", "ext4", "fuse").contains(name)) {
                throw new UsageError(
                        "FATAL: Module " + name + " not found in directory /lib/modules/"
                                + sys.machine().kernelRelease(),
                        1);
            } else if (!sys.identity().isRoot()) {
                throw new UsageError("ERROR: could not insert '" + name + "': Operation not permitted", 1);
            }
        }
        return 0;
    }
}
