package skylab.guest.command.packages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** The transactions of yum and dnf, in a log of their own. */
final class History {
    private static final String PATH = "/var/lib/dnf/history.log";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private History() {}

    /** Enters a transaction. */
    record Record(String line, String action, int altered, List<String> packs) implements Act {
        Record {
            packs = List.copyOf(packs);
        }

        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            return List.of(new Change.Log(
                    PATH,
                    sys.now().getEpochSecond() + "\t" + line + "\t" + action + "\t" + altered + "\t"
                            + String.join(" ", packs) + "\n"));
        }
    }

    /** Lists the transactions, the last one first, or tells of one. */
    static int show(Syscalls sys, YumRequest request, Output out) {
        List<String[]> rows = new ArrayList<>();
        Files.text(sys, PATH).lines().map(line -> line.split("\t", -1)).forEach(rows::add);
        List<String> words = request.arguments();
        if (words.size() > 1 && words.get(0).equals("info")) {
            return info(rows, words.get(1), out);
        } else if (!words.isEmpty() && !words.get(0).equals("list")) {
            out.error("Skylab does not emulate 'history " + words.get(0) + "'.\n");
            return 1;
        }
        if (request.dialect() == Dialect.YUM) {
            out.print("ID     | Login user               | Date and time    | Action(s)      | Altered\n"
                    + "-".repeat(79) + "\n");
        } else {
            out.print("ID     | Command line             | Date and time    | Action(s)      | Altered\n"
                    + "-".repeat(79) + "\n");
        }
        for (int i = rows.size(); i >= 1; i--) {
            String[] row = rows.get(i - 1);
            String what = request.dialect() == Dialect.YUM ? "EC2 ... <ec2-user>" : row[1];
            out.print(String.format(
                            Locale.ROOT,
                            "%6d | %-24s | %s | %-14s | %4s   %n",
                            i,
                            what.length() > 24 ? what.substring(0, 24) : what,
                            MINUTE.format(Instant.ofEpochSecond(Long.parseLong(row[0]))),
                            row[2],
                            row[3])
                    .replace(System.lineSeparator(), "\n"));
        }
        if (request.dialect() == Dialect.YUM) {
            out.print("history list\n");
        }
        return 0;
    }

    private static int info(List<String[]> rows, String number, Output out) {
        int id = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : number.equals("last") ? rows.size() : 0;
        if (id < 1 || id > rows.size()) {
            out.error("No transaction ID, or package, given\n");
            return 1;
        }
        String[] row = rows.get(id - 1);
        out.print("Transaction ID : " + id + "\nBegin time     : "
                + MINUTE.format(Instant.ofEpochSecond(Long.parseLong(row[0]))) + "\nReturn-Code    : Success\n"
                + "Command Line   : " + row[1] + "\nPackages Altered:\n");
        for (String pack : row[4].split(" ")) {
            out.print("    " + (row[2].equals("Removed") ? "Removed " : "Install ") + pack + "\n");
        }
        return 0;
    }
}
