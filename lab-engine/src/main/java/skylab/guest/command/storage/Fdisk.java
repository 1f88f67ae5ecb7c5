package skylab.guest.command.storage;

import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code fdisk}: lists partitions, or changes them in a dialogue. */
@Command.Installed("/usr/sbin/fdisk")
final class Fdisk implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "fdisk",
            1,
            "l,list",
            "V,version",
            "u?",
            "!b,sector-size=",
            "!B,protect-boot",
            "!c?",
            "!o,output=",
            "!t,type=",
            "!s,getsz",
            "!x,list-details",
            "!w,wipe=",
            "!W,wipe-partitions=",
            "!n,noauto-pt",
            "!L,color?");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments given, Output out) {
        String version = "util-linux " + (Disks.old(sys) ? "2.30.2" : "2.37.4");
        if (given.has("V")) {
            out.println("fdisk from " + version);
            return out.drain(sys, 0);
        } else if (given.has("l")) {
            return out.drain(sys, list(sys, given.operands(), out));
        } else if (given.operands().size() != 1) {
            out.complain("bad usage\nTry 'fdisk --help' for more information.");
            return out.drain(sys, 1);
        }
        String path = given.operands().get(0);
        Optional<BlockDevice> disk;
        try {
            disk = Disks.at(sys, path);
            if (disk.isPresent() && !sys.mayWrite(path)) {
                throw new Errno(Errno.Code.EACCES);
            }
        } catch (Errno e) {
            out.complain("cannot open " + path + ": " + e.text());
            return out.drain(sys, 1);
        }
        if (disk.isEmpty()) {
            out.complain(path + ": Skylab does not emulate partitions in files");
            return out.drain(sys, 1);
        }
        out.print("\nWelcome to fdisk (" + version + ").\n"
                + "Changes will remain in memory only, until you decide to write them.\n"
                + "Be careful before using the write command.\n\n");
        if (Disks.busy(sys, disk.get())) {
            out.print(
                    "This disk is currently in use - repartitioning is probably a bad idea.\n"
                            + "It's recommended to umount all file systems, and swapoff all swap\npartitions on this disk.\n\n");
        }
        Optional<Layout.Partitioned> table = PartitionTables.of(disk.get());
        if (table.isEmpty()) {
            Layout.Partitioned made = PartitionTables.empty(sys, "dos");
            Disks.fileSystem(disk.get())
                    .ifPresent(fs -> out.print("The device contains '" + fs.type()
                            + "' signature and it will be removed by a write command. See fdisk(8) man page and --wipe"
                            + " option for more details.\n\n"));
            out.print("Device does not contain a recognized partition table.\n"
                    + "Created a new DOS disklabel with disk identifier 0x" + made.uuid() + ".\n\n");
            table = Optional.of(made);
        }
        return out.drain(sys, new Step.Continue(FdiskDialogue.begin(path, disk.get(), table.get())));
    }

    private static int list(Syscalls sys, List<String> paths, Output out) {
        int status = 0;
        boolean first = true;
        List<String> all = paths.isEmpty()
                ? sys.blockDevices().stream()
                        .filter(one -> one.parent().isEmpty())
                        .map(one -> "/dev/" + one.name())
                        .toList()
                : paths;
        for (String path : all) {
            Optional<BlockDevice> disk;
            try {
                disk = Disks.at(sys, path);
                if (disk.isEmpty() || !sys.mayRead(path)) {
                    throw new Errno(disk.isEmpty() ? Errno.Code.ENOTBLK : Errno.Code.EACCES);
                }
            } catch (Errno e) {
                out.complain("cannot open " + path + ": " + e.text());
                status = 1;
                continue;
            }
            out.print(first ? "" : "\n\n");
            first = false;
            FdiskPrint.disk(path, disk.get(), disk.get().layout(), out);
        }
        return status;
    }
}
