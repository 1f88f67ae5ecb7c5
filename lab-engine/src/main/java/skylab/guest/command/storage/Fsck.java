package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.FileSystem;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code fsck}: executes the checker of the file system's type; that of XFS does nothing. */
@Command.Installed({"/usr/sbin/fsck", "/usr/sbin/fsck.xfs"})
final class Fsck implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Run(argv);
    }

    private record Run(List<String> argv) implements Program {
        Run {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("fsck");
            String type = "";
            String path = "";
            List<String> rest = new ArrayList<>();
            for (int i = 1; i < argv.size(); i++) {
                String word = argv.get(i);
                if (word.equals("-t") && i + 1 < argv.size()) {
                    type = argv.get(++i);
                } else {
                    path = word.startsWith("-") ? path : word;
                    rest.add(word);
                }
            }
            boolean direct = argv.get(0).endsWith("fsck.xfs");
            if (!direct) {
                out.println("fsck from util-linux " + (Disks.old(sys) ? "2.30.2" : "2.37.4"));
            }
            if (path.isEmpty()) {
                return out.drain(sys, 0);
            }
            Optional<BlockDevice> device = Disks.ifAny(sys, path);
            if (type.isEmpty()) {
                type = device.flatMap(Disks::fileSystem).map(FileSystem::type).orElse("ext2");
            }
            if (direct || type.equals("xfs")) {
                out.print("If you wish to check the consistency of an XFS filesystem or\n"
                        + "repair a damaged filesystem, see xfs_repair(8).\n");
                return out.drain(sys, 0);
            }
            String checker = "/usr/sbin/fsck." + type;
            if (!sys.exists(checker)) {
                out.complain("error 2 (No such file or directory) while executing fsck." + type + " for " + path);
                return out.drain(sys, 8);
            }
            rest.add(0, checker);
            return out.drain(sys, new Step.Continue(new Executing(checker, rest)));
        }
    }

    private record Executing(String path, List<String> argv) implements Program {
        @Override
        public Step step(Syscalls sys) {
            return new Step.Continue(sys.execute(path, argv, sys.env()));
        }
    }
}
