package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code lsblk}: disks and partitions. */
@Command.Installed("/usr/bin/lsblk")
final class Lsblk implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "lsblk",
            1,
            "f,fs",
            "o,output=",
            "b,bytes",
            "d,nodeps",
            "n,noheadings",
            "l,list",
            "p,paths",
            "a,all",
            "J,json",
            "P,pairs",
            "r,raw",
            "i,ascii",
            "O,output-all",
            "T,tree?",
            "m,perms",
            "t,topology",
            "x,sort=",
            "e,exclude=",
            "!D,discard",
            "!I,include=",
            "!M,merge",
            "!S,scsi",
            "!s,inverse",
            "!z,zoned",
            "!E,dedup=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    /** A row: a device and how deep it stands. */
    private record Row(BlockDevice device, String branch) {}

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        List<BlockDevice> all = sys.blockDevices();
        List<BlockDevice> tops = new ArrayList<>();
        int status = 0;
        for (String operand : given.operands()) {
            Optional<BlockDevice> named = named(sys, all, operand);
            named.ifPresent(tops::add);
            if (named.isEmpty()) {
                out.complain(operand + ": not a block device");
                status = 32;
            }
        }
        if (given.operands().isEmpty()) {
            all.stream().filter(device -> device.parent().isEmpty()).forEach(tops::add);
        }
        List<String> columns = columns(sys, given);
        columns.forEach(column -> all.stream().limit(1).forEach(one -> LsblkColumn.cell(one, column, false)));
        if (tops.isEmpty()) {
            return status;
        } else if (given.has("J")) {
            out.print(json(given, columns, all, tops));
        } else {
            print(given, columns, rows(given, all, tops), out);
        }
        return status;
    }

    private static Optional<BlockDevice> named(Syscalls sys, List<BlockDevice> all, String path) {
        try {
            String real = sys.realPath(path);
            return all.stream()
                    .filter(device -> real.equals("/dev/" + device.name()))
                    .findFirst();
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    // Several places of one device have been listed since util-linux 2.37; Amazon Linux 2 is older.
    private static List<String> columns(Syscalls sys, Arguments given) {
        String name = sys.machine().osName();
        boolean old = name.startsWith("Amazon Linux 2") && !name.contains("2023");
        String mounted = old ? "MOUNTPOINT" : "MOUNTPOINTS";
        if (given.has("O")) {
            return LsblkColumn.ALL;
        } else if (given.has("o")) {
            String list = given.value("o").orElseThrow().toUpperCase(Locale.ROOT);
            return List.of(list.replaceFirst("^\\+", "NAME,MAJ:MIN,RM,SIZE,RO,TYPE," + mounted + ",")
                    .split(","));
        } else if (given.has("f")) {
            return old
                    ? List.of("NAME", "FSTYPE", "LABEL", "UUID", mounted)
                    : List.of("NAME", "FSTYPE", "FSVER", "LABEL", "UUID", "FSAVAIL", "FSUSE%", mounted);
        } else if (given.has("m")) {
            return List.of("NAME", "SIZE", "OWNER", "GROUP", "MODE");
        } else if (given.has("t")) {
            return List.of("NAME", "MIN-IO", "OPT-IO", "PHY-SEC", "LOG-SEC", "ROTA");
        }
        return List.of("NAME", "MAJ:MIN", "RM", "SIZE", "RO", "TYPE", mounted);
    }

    private static boolean flat(Arguments given) {
        return given.has("l") || given.has("P") || given.has("r");
    }

    private static List<BlockDevice> children(Arguments given, List<BlockDevice> all, BlockDevice top) {
        return given.has("d")
                ? List.of()
                : all.stream()
                        .filter(device -> device.parent().equals(Optional.of(top.name())))
                        .toList();
    }

    private static List<Row> rows(Arguments given, List<BlockDevice> all, List<BlockDevice> tops) {
        List<Row> rows = new ArrayList<>();
        for (BlockDevice top : tops) {
            rows.add(new Row(top, ""));
            List<BlockDevice> parts = children(given, all, top);
            for (int i = 0; i < parts.size(); i++) {
                boolean last = i == parts.size() - 1;
                String branch = given.has("i") ? last ? "`-" : "|-" : last ? "└─" : "├─";
                rows.add(new Row(parts.get(i), flat(given) ? "" : branch));
            }
        }
        given.value("x").ifPresent(by -> {
            String column = by.toUpperCase(Locale.ROOT);
            rows.replaceAll(row -> new Row(row.device, ""));
            rows.sort((one, other) -> column.equals("SIZE")
                    ? Long.compare(one.device.size(), other.device.size())
                    : LsblkColumn.cell(one.device, column, false)
                            .compareTo(LsblkColumn.cell(other.device, column, false)));
        });
        return rows;
    }

    private static String cell(Arguments given, Row row, String column) {
        String cell = LsblkColumn.cell(row.device, column, given.has("b"));
        return column.equals("NAME") ? row.branch + (given.has("p") ? "/dev/" : "") + cell : cell;
    }

    private static void print(Arguments given, List<String> columns, List<Row> rows, Output out) {
        if (given.has("P")) {
            rows.forEach(row -> out.println(columns.stream()
                    .map(column -> column + "=\"" + cell(given, row, column).trim() + "\"")
                    .collect(Collectors.joining(" "))));
            return;
        }
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            cells.add(columns.stream().map(column -> cell(given, row, column)).toList());
            int last = columns.indexOf("MOUNTPOINTS");
            List<String> places = row.device.mountpoints();
            for (int i = places.size() - 2; i >= 0 && last >= 0; i--) {
                List<String> more = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                more.set(last, places.get(i));
                cells.add(more);
            }
        }
        if (given.has("r")) {
            List<List<String>> raw = new ArrayList<>(cells);
            if (!given.has("n")) {
                raw.add(0, columns);
            }
            raw.forEach(row -> out.println(row.stream().map(String::trim).collect(Collectors.joining(" "))));
            return;
        }
        new TextTable(
                        columns,
                        columns.stream().map(LsblkColumn::isRight).toList(),
                        columns.stream()
                                .map(column -> given.has("n") ? 0 : column.length())
                                .toList())
                .lines(cells, !given.has("n"))
                .forEach(out::println);
    }

    private static String json(
            Arguments given, List<String> columns, List<BlockDevice> all, List<BlockDevice> devices) {
        return "{\n   \"blockdevices\": [\n"
                + devices.stream()
                        .map(device -> object(given, columns, all, device, 6))
                        .collect(Collectors.joining(",\n"))
                + "\n   ]\n}\n";
    }

    private static String object(
            Arguments given, List<String> columns, List<BlockDevice> all, BlockDevice device, int indent) {
        String margin = " ".repeat(indent);
        List<String> members = new ArrayList<>();
        for (String column : columns) {
            String name = "\"" + column.toLowerCase(Locale.ROOT) + "\": ";
            if (column.equals("MOUNTPOINTS")) {
                List<String> places = device.mountpoints().isEmpty() ? List.of("") : device.mountpoints();
                members.add(name + "[\n"
                        + places.stream()
                                .map(place -> margin + "       " + LsblkColumn.json(column, place))
                                .collect(Collectors.joining(",\n"))
                        + "\n" + margin + "   ]");
            } else {
                String cell = LsblkColumn.cell(device, column, given.has("b"));
                boolean number = column.equals("SIZE") && given.has("b");
                String shown = column.equals("NAME") && given.has("p") ? "/dev/" + cell : cell;
                members.add(name + (number ? cell : LsblkColumn.json(column, shown)));
            }
        }
        List<BlockDevice> parts = device.parent().isPresent() ? List.of() : children(given, all, device);
        if (!parts.isEmpty()) {
            members.add("\"children\": [\n"
                    + parts.stream()
                            .map(part -> object(given, columns, all, part, indent + 6))
                            .collect(Collectors.joining(",\n"))
                    + "\n" + margin + "   ]");
        }
        return margin + "{\n"
                + members.stream().map(one -> margin + "   " + one).collect(Collectors.joining(",\n")) + "\n" + margin
                + "}";
    }
}
