package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code findmnt}: mounts as a tree, or those of a directory or device. */
@Command.Installed("/usr/bin/findmnt")
final class FindMnt implements Utility {
    private static final Set<String> RIGHT = Set.of("SIZE", "USED", "AVAIL", "USE%");
    private static final Map<String, String> WORDS = Map.of(
            "noheadings",
            "n",
            "list",
            "l",
            "types",
            "t:",
            "output",
            "o:",
            "target",
            "T:",
            "source",
            "S:",
            "mountpoint",
            "M:",
            "first-only",
            "f",
            "raw",
            "r",
            "df",
            "D");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "nlt:o:T:S:M:frD", WORDS, 1);
        List<String> columns = given.value("o")
                .map(list -> List.of(list.toUpperCase(Locale.ROOT).split(",")))
                .orElse(
                        given.has("D")
                                ? List.of("SOURCE", "FSTYPE", "SIZE", "USED", "AVAIL", "USE%", "TARGET")
                                : List.of("TARGET", "SOURCE", "FSTYPE", "OPTIONS"));
        List<List<String>> rows = new ArrayList<>();
        List<MountInfo> all = sys.mounts();
        boolean chosen = !given.operands().isEmpty() || given.has("T") || given.has("S") || given.has("M");
        boolean flat = given.has("l") || given.has("t") || given.has("r") || given.has("D") || chosen;
        if (flat) {
            all.stream()
                    .filter(mount -> given.value("t")
                            .map(types -> List.of(types.split(",")).contains(mount.type()))
                            .orElse(true))
                    .filter(mount -> given.operands().stream().allMatch(name -> named(sys, mount, name)))
                    .filter(mount ->
                            given.value("M").map(mount.target()::equals).orElse(true))
                    .filter(mount -> given.value("S")
                            .map(name -> named(sys, mount, name))
                            .orElse(true))
                    .filter(mount -> given.value("T")
                            .map(path -> mount.equals(holding(sys, all, path)))
                            .orElse(true))
                    .forEach(mount -> rows.add(row(columns, mount, "")));
        } else {
            all.stream().filter(mount -> mount.target().equals("/")).forEach(root -> {
                rows.add(row(columns, root, ""));
                children(columns, all, root, "", rows);
            });
        }
        List<List<String>> shown = given.has("f") && rows.size() > 1 ? rows.subList(0, 1) : rows;
        if (given.has("r")) {
            shown.forEach(row -> out.println(String.join(" ", row)));
        } else {
            new TextTable(
                            columns,
                            columns.stream().map(RIGHT::contains).toList(),
                            columns.stream().map(column -> 0).toList())
                    .lines(shown, !given.has("n") && !rows.isEmpty())
                    .forEach(out::println);
        }
        return rows.isEmpty() ? 1 : 0;
    }

    private static boolean named(Syscalls sys, MountInfo mount, String name) {
        String real = sys.exists(name) ? sys.realPath(name) : name;
        return real.equals(mount.target()) || real.equals(mount.source());
    }

    // What a path lies on.
    private static MountInfo holding(Syscalls sys, List<MountInfo> all, String path) {
        long device = sys.exists(path) ? sys.stat(path).device() : -1;
        return all.stream()
                .filter(mount -> mount.device() == device)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static List<String> row(List<String> columns, MountInfo mount, String branch) {
        return columns.stream()
                .map(column -> switch (column) {
                    case "TARGET" -> branch + mount.target();
                    case "SOURCE" -> mount.source();
                    case "FSTYPE" -> mount.type();
                    case "OPTIONS" -> String.join(",", mount.options());
                    case "SIZE" -> Sizes.brief(mount.size());
                    case "USED" -> Sizes.brief(mount.used());
                    case "AVAIL" -> Sizes.brief(mount.available());
                    case "USE%" -> mount.size() == 0 ? "-" : 100 * mount.used() / mount.size() + "%";
                    default -> throw new UsageError("unknown or unsupported column: " + column, 1);
                })
                .toList();
    }

    private static void children(
            List<String> columns, List<MountInfo> all, MountInfo parent, String indent, List<List<String>> rows) {
        List<MountInfo> inside = all.stream()
                .filter(mount ->
                        !mount.target().equals("/") && parent(all, mount).equals(parent.target()))
                .toList();
        for (int i = 0; i < inside.size(); i++) {
            boolean last = i == inside.size() - 1;
            rows.add(row(columns, inside.get(i), indent + (last ? "└─" : "├─")));
            children(columns, all, inside.get(i), indent + (last ? "  " : "│ "), rows);
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
