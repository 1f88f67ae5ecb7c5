package skylab.guest.command.storage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The dialogue of {@code fdisk}; nothing is written before {@code w}.
 *
 * @param path the disk as it was named
 * @param disk the disk
 * @param table the partitions as they will be
 * @param question what was asked last
 * @param number of the partition in question
 * @param first its first sector
 * @param typed what has come of the answer
 * @param asked whether the question stands on the screen
 */
record FdiskDialogue(
        String path,
        BlockDevice disk,
        Layout.Partitioned table,
        Question question,
        int number,
        long first,
        String typed,
        boolean asked)
        implements Program {

    private enum Question {
        COMMAND,
        KIND,
        NUMBER,
        FIRST,
        LAST,
        DELETE,
        TYPE_NUMBER,
        TYPE
    }

    static FdiskDialogue begin(String path, BlockDevice disk, Layout.Partitioned table) {
        return new FdiskDialogue(path, disk, table, Question.COMMAND, 0, 0, "", false);
    }

    private FdiskDialogue asking(Question next, int part, long start, String rest) {
        return new FdiskDialogue(path, disk, table, next, part, start, rest, false);
    }

    private FdiskDialogue with(Layout.Partitioned changed, String rest) {
        return new FdiskDialogue(path, disk, changed, Question.COMMAND, 0, 0, rest, false);
    }

    private boolean gpt() {
        return table.scheme().equals("gpt");
    }

    @Override
    public Step step(Syscalls sys) {
        Output out = new Output("fdisk");
        if (!asked) {
            out.print(prompt());
            return out.drain(
                    sys, new Step.Continue(new FdiskDialogue(path, disk, table, question, number, first, typed, true)));
        }
        int end = typed.indexOf('\n');
        if (end < 0) {
            Chunk chunk = sys.read(0, 4096);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            } else if (chunk.bytes().isEmpty()) {
                out.print("\n");
                return out.drain(sys, 1);
            }
            return new Step.Continue(new FdiskDialogue(
                    path,
                    disk,
                    table,
                    question,
                    number,
                    first,
                    typed + chunk.bytes().text(),
                    true));
        }
        return answer(sys, typed.substring(0, end).trim(), typed.substring(end + 1), out);
    }

    private String range(long from, long to, long usual) {
        return "(" + from + "-" + to + ", default " + usual + "): ";
    }

    private String numbers(boolean used) {
        int most = PartitionTables.most(table);
        return used
                ? "("
                        + table.partitions().stream()
                                .map(one -> "" + one.number())
                                .reduce((a, b) -> a + "," + b)
                                .orElse("")
                        + ", default " + last() + "): "
                : range(PartitionTables.free(table), most, PartitionTables.free(table));
    }

    private int last() {
        return table.partitions().isEmpty()
                ? 0
                : table.partitions().get(table.partitions().size() - 1).number();
    }

    private long room() {
        return PartitionTables.room(table, disk.size(), 0).orElse(0L);
    }

    private String prompt() {
        long end = PartitionTables.end(table.scheme(), disk.size());
        return switch (question) {
            case COMMAND -> "Command (m for help): ";
            case KIND ->
                "Partition type\n   p   primary (" + table.partitions().size() + " primary, 0 extended, "
                        + (4 - table.partitions().size())
                        + " free)\n   e   extended (container for logical partitions)\nSelect (default p): ";
            case NUMBER -> "Partition number " + numbers(false);
            case FIRST -> "First sector " + range(room(), end - 1, room());
            case LAST -> {
                long limit = PartitionTables.limit(table, disk.size(), first);
                yield "Last sector, +/-sectors or +/-size{K,M,G,T,P} " + range(first, limit - 1, limit - 1);
            }
            case DELETE, TYPE_NUMBER -> "Partition number " + numbers(true);
            case TYPE ->
                gpt() ? "Partition type or alias (type L to list all): " : "Hex code or alias (type L to list all): ";
        };
    }

    private Step answer(Syscalls sys, String text, String rest, Output out) {
        return switch (question) {
            case COMMAND -> command(sys, text, rest, out);
            case KIND -> {
                if (text.equals("e")) {
                    out.print("Skylab does not emulate extended partitions.\n\n");
                    yield on(sys, out, asking(Question.COMMAND, 0, 0, rest));
                }
                yield on(sys, out, asking(Question.NUMBER, 0, 0, rest));
            }
            case NUMBER -> {
                int free = PartitionTables.free(table);
                int chosen = text.isEmpty() ? free : number(text);
                boolean good = chosen >= 1
                        && chosen <= PartitionTables.most(table)
                        && PartitionTables.find(table, chosen).isEmpty();
                out.print(good ? "" : "Value out of range.\n");
                yield on(
                        sys, out, good ? asking(Question.FIRST, chosen, 0, rest) : asking(Question.NUMBER, 0, 0, rest));
            }
            case FIRST -> {
                long start = text.isEmpty() ? room() : sector(text, 0);
                boolean good = start >= room()
                        && start < PartitionTables.end(table.scheme(), disk.size())
                        && PartitionTables.room(table, disk.size(), start)
                                .filter(at -> at == start)
                                .isPresent();
                out.print(good ? "" : "Value out of range.\n");
                yield on(sys, out, asking(good ? Question.LAST : Question.FIRST, number, good ? start : 0, rest));
            }
            case LAST -> make(sys, text, rest, out);
            case DELETE -> {
                int chosen = text.isEmpty() ? last() : number(text);
                if (PartitionTables.find(table, chosen).isEmpty()) {
                    out.print("Value out of range.\n");
                    yield on(sys, out, asking(Question.DELETE, 0, 0, rest));
                }
                out.print("\nPartition " + chosen + " has been deleted.\n\n");
                yield on(sys, out, with(PartitionTables.without(table, chosen), rest));
            }
            case TYPE_NUMBER -> on(sys, out, asking(Question.TYPE, text.isEmpty() ? last() : number(text), 0, rest));
            case TYPE -> type(sys, text, rest, out);
        };
    }

    private Step on(Syscalls sys, Output out, FdiskDialogue next) {
        return out.drain(sys, new Step.Continue(next));
    }

    private Step command(Syscalls sys, String text, String rest, Output out) {
        boolean none = table.partitions().isEmpty();
        switch (text) {
            case "n":
                if (PartitionTables.room(table, disk.size(), 0).isEmpty()) {
                    out.print("No free sectors available.\n\n");
                    return on(sys, out, asking(Question.COMMAND, 0, 0, rest));
                }
                return on(sys, out, asking(gpt() ? Question.NUMBER : Question.KIND, 0, 0, rest));
            case "d", "t":
                if (none) {
                    out.print("No partition is defined yet!\n\n");
                    return on(sys, out, asking(Question.COMMAND, 0, 0, rest));
                } else if (table.partitions().size() == 1) {
                    out.print("Selected partition " + last() + "\n");
                    if (text.equals("t")) {
                        return on(sys, out, asking(Question.TYPE, last(), 0, rest));
                    }
                    out.print("Partition " + last() + " has been deleted.\n\n");
                    return on(sys, out, with(PartitionTables.without(table, last()), rest));
                }
                return on(sys, out, asking(text.equals("d") ? Question.DELETE : Question.TYPE_NUMBER, 0, 0, rest));
            case "g", "o":
                Layout.Partitioned fresh = PartitionTables.empty(sys, text.equals("g") ? "gpt" : "dos");
                out.print(
                        text.equals("g")
                                ? "Created a new GPT disklabel (GUID: "
                                        + fresh.uuid().toUpperCase(Locale.ROOT) + ").\n\n"
                                : "Created a new DOS disklabel with disk identifier 0x" + fresh.uuid() + ".\n\n");
                return on(sys, out, with(fresh, rest));
            case "p":
                FdiskPrint.disk(path, disk, table, out);
                out.print("\n");
                break;
            case "m":
                out.print("\n  d   delete a partition\n  g   create a new empty GPT partition table\n"
                        + "  n   add a new partition\n  o   create a new empty DOS partition table\n"
                        + "  p   print the partition table\n  q   quit without saving changes\n"
                        + "  t   change a partition type\n  w   write table to disk and exit\n\n");
                break;
            case "q":
                out.print("\n");
                return out.drain(sys, 0);
            case "w":
                return write(sys, out);
            case "":
                break;
            default:
                out.print(text + ": unknown command\n\n");
        }
        return on(sys, out, asking(Question.COMMAND, 0, 0, rest));
    }

    private Step write(Syscalls sys, Output out) {
        try {
            PartitionTables.write(sys, disk, table);
        } catch (Errno e) {
            out.complain("failed to write disklabel: " + e.text());
            return out.drain(sys, 1);
        }
        out.print(
                "The partition table has been altered.\nCalling ioctl() to re-read partition table.\nSyncing disks.\n\n");
        return out.drain(sys, 0);
    }

    private Step make(Syscalls sys, String text, String rest, Output out) {
        long limit = PartitionTables.limit(table, disk.size(), first);
        long behind = text.isEmpty()
                ? limit
                : sector(text, first) + (text.startsWith("+") && !text.matches("\\+[0-9]+") ? 0 : 1);
        if (behind <= first || behind > limit) {
            out.print("Value out of range.\n");
            return on(sys, out, asking(Question.LAST, number, first, rest));
        }
        String type = gpt() ? "Linux filesystem" : "Linux";
        out.print("\nCreated a new partition " + number + " of type '" + type + "' and of size "
                + FdiskPrint.size((behind - first) * Disks.SECTOR) + ".\n\n");
        return on(sys, out, with(PartitionTables.with(sys, table, number, first, behind, type, ""), rest));
    }

    private Step type(Syscalls sys, String text, String rest, Output out) {
        String type = gpt()
                ? switch (text) {
                    case "20", "linux" -> "Linux filesystem";
                    case "19", "swap" -> "Linux swap";
                    case "30", "lvm" -> "Linux LVM";
                    case "1", "uefi" -> "EFI System";
                    default -> "";
                }
                : FdiskPrint.type(
                        List.of("linux", "swap", "lvm", "uefi").contains(text)
                                ? List.of("83", "82", "8e", "ef")
                                        .get(List.of("linux", "swap", "lvm", "uefi")
                                                .indexOf(text))
                                : text);
        Optional<Layout.Partition> part = PartitionTables.find(table, number);
        if (type.isEmpty() || part.isEmpty()) {
            out.print("Failed to parse '" + text + "' partition type.\n\n");
            return on(sys, out, asking(Question.COMMAND, 0, 0, rest));
        }
        out.print("Changed type of partition '" + part.get().type() + "' to '" + type + "'.\n\n");
        return on(sys, out, with(PartitionTables.replacing(table, part.get().typed(type)), rest));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    /** A sector, or so many behind a place; -1 if it is none. */
    private static long sector(String text, long from) {
        if (text.matches("[0-9]{1,15}")) {
            return Long.parseLong(text);
        } else if (!text.matches("\\+[0-9]{1,12}[KMGTkmgt]?(iB|B)?")) {
            return -1;
        }
        String digits = text.substring(1).replaceAll("[^0-9].*$", "");
        String unit = text.substring(1 + digits.length()).toUpperCase(Locale.ROOT);
        long number = Long.parseLong(digits);
        return unit.isEmpty()
                ? from + number
                : from + (number << 10 * ("KMGT".indexOf(unit.charAt(0)) + 1)) / Disks.SECTOR;
    }
}
