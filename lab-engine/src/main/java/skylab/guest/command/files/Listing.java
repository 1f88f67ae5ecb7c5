package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import skylab.guest.command.files.Ls.Entry;
import skylab.guest.command.gnu.Collation;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileType;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** Shows files as the options of {@code ls} want it. */
final class Listing {
    private static final String ESCAPE = "\033[";

    private final Syscalls sys;
    private final Arguments arguments;
    private final Output out;
    private final boolean terminal;
    private final boolean color;

    Listing(Syscalls sys, Arguments arguments, Output out) {
        this.sys = sys;
        this.arguments = arguments;
        this.out = out;
        this.terminal = sys.isTerminal(1);
        String when = arguments.has("color") ? arguments.value("color").orElseThrow() : "never";
        this.color = List.of("", "always", "yes", "force").contains(when)
                || (terminal && List.of("auto", "tty", "if-tty").contains(when));
    }

    boolean isLong() {
        return arguments.options().stream()
                .map(Arguments.Option::name)
                .filter(name -> List.of("l", "n", "g", "o", "full-time", "1", "C", "x", "m")
                        .contains(name))
                // -1 does not undo -l.
                .filter(name -> !name.equals("1") || !hasLongOption())
                .reduce((earlier, later) -> later)
                .map(name -> !List.of("1", "C", "x", "m").contains(name))
                .orElse(false);
    }

    private boolean hasLongOption() {
        return List.of("l", "n", "g", "o", "full-time").stream().anyMatch(arguments::has);
    }

    Comparator<Entry> order() {
        if (arguments.has("U") || arguments.has("f")) {
            return Comparator.comparing(entry -> 0);
        }
        Comparator<String> names = Collation.of(sys);
        Comparator<Entry> order = Comparator.comparing(Entry::name, names);
        for (Arguments.Option option : arguments.options()) {
            order = switch (option.name()) {
                case "t" ->
                    Comparator.<Entry, java.time.Instant>comparing(entry -> time(entry.stat()))
                            .reversed()
                            .thenComparing(Entry::name, names);
                case "S" ->
                    Comparator.<Entry>comparingLong(entry -> entry.stat().size())
                            .reversed()
                            .thenComparing(Entry::name, names);
                case "X" ->
                    Comparator.<Entry, String>comparing(entry -> extension(entry.name()), names)
                            .thenComparing(Entry::name, names);
                case "v" -> Comparator.comparing(Entry::name, Collation.VERSION);
                default -> order;
            };
        }
        order = arguments.has("r") ? order.reversed() : order;
        return arguments.has("group-directories-first")
                ? Comparator.<Entry, Boolean>comparing(entry -> !entry.stat().isDirectory())
                        .thenComparing(order)
                : order;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private java.time.Instant time(Stat stat) {
        return arguments.has("u") ? stat.accessed() : arguments.has("c") ? stat.changed() : stat.modified();
    }

    int directory(String path, boolean headed, boolean first, boolean operand) {
        List<String> names;
        try {
            names = sys.list(path);
        } catch (Errno e) {
            out.complain("cannot open directory " + Paths.quoted(path) + ": " + e.text());
            return operand ? 2 : 1;
        }
        if (headed) {
            out.println((first ? "" : "\n") + path + ":");
        }
        List<Entry> entries = new ArrayList<>();
        boolean all = arguments.has("a") || arguments.has("f");
        int status = 0;
        if (all) {
            entries.add(new Entry(".", path, sys.stat(path)));
            entries.add(new Entry("..", Paths.child(path, ".."), sys.stat(Paths.child(path, ".."))));
        }
        for (String name : names) {
            if ((!all && !arguments.has("A") && name.startsWith(".")) || (arguments.has("B") && name.endsWith("~"))) {
                continue;
            }
            String child = Paths.child(path, name);
            try {
                Stat link = sys.linkStat(child);
                boolean followed = arguments.has("L") && sys.exists(child);
                entries.add(new Entry(name, child, followed ? sys.stat(child) : link));
            } catch (Errno e) {
                out.complain("cannot access " + Paths.quoted(child) + ": " + e.text());
                status = 1;
            }
        }
        entries.sort(order());
        if (isLong() || arguments.has("s")) {
            long total = entries.stream().mapToLong(entry -> blocks(entry)).sum();
            out.println("total " + (arguments.has("h") ? Sizes.human(total * 512) : Long.toString(total / 2)));
        }
        show(entries);
        if (arguments.has("R")) {
            for (Entry entry : entries) {
                boolean self = entry.name().equals(".") || entry.name().equals("..");
                if (entry.stat().isDirectory() && !self) {
                    status = Math.max(status, directory(entry.path(), true, false, false));
                }
            }
        }
        return status;
    }

    private long blocks(Entry entry) {
        return entry.stat().type() == FileType.REGULAR ? sys.stored(entry.path()) / 512 : 0;
    }

    void show(List<Entry> entries) {
        if (isLong()) {
            new LongForm(sys, arguments, this::shown).show(entries, this::front, out);
            return;
        }
        List<String> cells = entries.stream()
                .map(entry -> front(entry, entries) + shown(entry))
                .toList();
        boolean columns =
                arguments.has("C") || arguments.has("x") || (terminal && !arguments.has("1") && !arguments.has("m"));
        if (arguments.has("m")) {
            out.println(String.join(", ", cells));
        } else if (columns) {
            int width = terminal ? sys.terminalSize().columns() : 80;
            out.print(Columns.arrange(cells, width, arguments.has("x")));
        } else {
            cells.forEach(out::println);
        }
    }

    // Inode and blocks, which go before everything else.
    private String front(Entry entry, List<Entry> all) {
        StringBuilder text = new StringBuilder();
        if (arguments.has("i")) {
            int width = width(all, one -> Long.toString(one.stat().inode()));
            text.append(LongForm.right(Long.toString(entry.stat().inode()), width))
                    .append(' ');
        }
        if (arguments.has("s")) {
            int width = width(all, this::kibibytes);
            text.append(LongForm.right(kibibytes(entry), width)).append(' ');
        }
        return text.toString();
    }

    private String kibibytes(Entry entry) {
        long blocks = blocks(entry);
        return arguments.has("h") ? Sizes.human(blocks * 512) : Long.toString(blocks / 2);
    }

    private static int width(List<Entry> all, java.util.function.Function<Entry, String> text) {
        return all.stream().mapToInt(one -> text.apply(one).length()).max().orElse(0);
    }

    private String shown(Entry entry) {
        String name = entry.name();
        if (terminal && !arguments.has("N") && name.matches("(?s).*[\\s'\"$`\\\\|&;()<>*?\\[\\]!#~=].*")) {
            name = name.contains("'") && !name.contains("\"") ? "\"" + name + "\"" : Paths.quoted(name);
        }
        return colored(name, entry.stat(), entry.path()) + mark(entry.stat(), isLong());
    }

    private String colored(String name, Stat stat, String path) {
        String code = !color
                ? ""
                : switch (stat.type()) {
                    case DIRECTORY ->
                        (stat.permissions() & 01002) == 01002
                                ? "30;42"
                                : (stat.permissions() & 2) != 0 ? "34;42" : "01;34";
                    case SYMLINK -> sys.exists(path) ? "01;36" : "40;31;01";
                    case BLOCK_DEVICE, CHARACTER_DEVICE -> "40;33;01";
                    case FIFO -> "40;33";
                    case SOCKET -> "01;35";
                    case REGULAR ->
                        (stat.permissions() & 04000) != 0 ? "37;41" : (stat.permissions() & 0111) != 0 ? "01;32" : "";
                };
        return code.isEmpty() ? name : ESCAPE + "0m" + ESCAPE + code + "m" + name + ESCAPE + "0m";
    }

    private String mark(Stat stat, boolean longForm) {
        if (!arguments.has("F")) {
            return arguments.has("p") && stat.isDirectory() ? "/" : "";
        }
        return switch (stat.type()) {
            case DIRECTORY -> "/";
            case SYMLINK -> longForm ? "" : "@";
            case FIFO -> "|";
            case SOCKET -> "=";
            case REGULAR -> (stat.permissions() & 0111) != 0 ? "*" : "";
            case CHARACTER_DEVICE, BLOCK_DEVICE -> "";
        };
    }
}
