package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code df}: space on mounted file systems. */
@Command.Installed("/usr/bin/df")
final class Df implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "df",
            1,
            "a,all",
            "B,block-size=",
            "h,human-readable",
            "H,si",
            "i,inodes",
            "k",
            "m",
            "l,local",
            "output?",
            "P,portability",
            "T,print-type",
            "t,type=",
            "total",
            "x,exclude-type=",
            "sync",
            "no-sync",
            "v");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        int status = 0;
        List<DfColumn> columns = DfColumn.of(given);
        List<MountInfo> chosen = new ArrayList<>();
        if (given.operands().isEmpty()) {
            chosen.addAll(listed(sys.mounts(), given));
        }
        for (String operand : given.operands()) {
            try {
                chosen.add(holding(sys, operand));
            } catch (Errno e) {
                out.complain(operand + ": " + e.text());
                status = 1;
            }
        }
        if (chosen.isEmpty()) {
            if (given.operands().isEmpty()) {
                throw new UsageError("no file systems processed", 1);
            }
            return 1;
        }
        DfUnit unit = DfUnit.of(given);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            MountInfo mount = chosen.get(i);
            String file = given.operands().isEmpty()
                    ? "-"
                    : given.operands().get(Math.min(i, given.operands().size() - 1));
            rows.add(columns.stream()
                    .map(column -> column.cell(mount, file, unit))
                    .toList());
        }
        if (given.has("total")) {
            MountInfo total = total(chosen);
            rows.add(columns.stream()
                    .map(column -> column.cell(total, "-", unit))
                    .toList());
        }
        new TextTable(
                        columns.stream()
                                .map(column -> column.title(given, unit))
                                .toList(),
                        columns.stream().map(DfColumn::isRight).toList(),
                        columns.stream().map(DfColumn::least).toList())
                .lines(rows, true)
                .forEach(out::println);
        return status;
    }

    private static MountInfo total(List<MountInfo> all) {
        return new MountInfo(
                "total",
                "-",
                "-",
                List.of(),
                all.stream().mapToLong(MountInfo::size).sum(),
                all.stream().mapToLong(MountInfo::used).sum(),
                all.stream().mapToLong(MountInfo::available).sum(),
                all.stream().mapToLong(MountInfo::inodes).sum(),
                all.stream().mapToLong(MountInfo::inodesUsed).sum(),
                0);
    }

    // Without size nothing is shown, and a file system that is mounted twice only once.
    private static List<MountInfo> listed(List<MountInfo> mounts, Arguments given) {
        Set<Long> seen = new TreeSet<>();
        return mounts.stream()
                .filter(mount ->
                        given.values("t").isEmpty() || given.values("t").contains(mount.type()))
                .filter(mount -> !given.values("x").contains(mount.type()))
                .filter(mount -> given.has("a") || (mount.size() > 0 && seen.add(mount.device())))
                .toList();
    }

    // A device that is mounted stands for its file system, everything else for the one that it is in.
    private static MountInfo holding(Syscalls sys, String path) {
        String real = sys.realPath(path);
        for (MountInfo mount : sys.mounts()) {
            if (mount.source().equals(real)) {
                return mount;
            }
        }
        MountInfo best = null;
        for (MountInfo mount : sys.mounts()) {
            String target = mount.target();
            boolean in = target.equals("/") || real.equals(target) || real.startsWith(target + "/");
            if (in && (best == null || target.length() >= best.target().length())) {
                best = mount;
            }
        }
        if (best == null) {
            throw new Errno(Errno.Code.ENOENT);
        }
        return best;
    }
}
