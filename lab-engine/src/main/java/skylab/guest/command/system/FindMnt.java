package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code findmnt}: mounts as a tree, or those of a directory or device. */
@Command.Installed("/usr/bin/findmnt")
final class FindMnt implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "nlt:", Map.of("noheadings", "n", "list", "l", "types", "t:"), 1);
        List<List<String>> rows = new ArrayList<>();
        List<MountInfo> all = sys.mounts();
        boolean flat = given.has("l") || given.has("t") || !given.operands().isEmpty();
        if (flat) {
            all.stream()
                    .filter(mount -> given.value("t").map(mount.type()::equals).orElse(true))
                    .filter(mount -> given.operands().stream()
                            .allMatch(name -> name.equals(mount.target()) || name.equals(mount.source())))
                    .forEach(mount -> rows.add(row(mount, "")));
        } else {
            all.stream().filter(mount -> mount.target().equals("/")).forEach(root -> {
                rows.add(row(root, ""));
                children(all, root, "", rows);
            });
        }
        new TextTable(
                        List.of("TARGET", "SOURCE", "FSTYPE", "OPTIONS"),
                        List.of(false, false, false, false),
                        List.of(0, 0, 0, 0))
                .lines(rows, !given.has("n") && !rows.isEmpty())
                .forEach(out::println);
        return rows.isEmpty() ? 1 : 0;
    }

    private static List<String> row(MountInfo mount, String branch) {
        return List.of(branch + mount.target(), mount.source(), mount.type(), String.join(",", mount.options()));
    }

    private static void children(List<MountInfo> all, MountInfo parent, String indent, List<List<String>> rows) {
        List<MountInfo> inside = all.stream()
                .filter(mount ->
                        !mount.target().equals("/") && parent(all, mount).equals(parent.target()))
                .toList();
        for (int i = 0; i < inside.size(); i++) {
            boolean last = i == inside.size() - 1;
            rows.add(row(inside.get(i), indent + (last ? "└─" : "├─")));
            children(all, inside.get(i), indent + (last ? "  " : "│ "), rows);
        }
    }

    // The longest directory above it that something is mounted at.
    private static String parent(List<MountInfo> all, MountInfo mount) {
        return all.stream()
                .map(MountInfo::target)
                .filter(target -> mount.target().startsWith(target + "/"))
                .reduce("/", (one, other) -> other.length() > one.length() ? other : one);
    }
}
