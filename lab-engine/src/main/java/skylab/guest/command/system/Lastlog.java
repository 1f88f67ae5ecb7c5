package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skylab.guest.journal.JournalEntry;
import skylab.guest.journal.JournalFiles;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code lastlog} and {@code last}: when users logged in, and from where. */
@Command.Installed({"/usr/bin/lastlog", "/usr/bin/last"})
final class Lastlog implements Command {
    @Override
    public Program start(List<String> argv) {
        boolean last = argv.get(0).endsWith("last");
        Utility utility = (sys, words, out) -> last ? last(sys, words, out) : log(sys, words, out);
        return utility.start(argv);
    }

    private static int log(Syscalls sys, List<String> words, Output out) {
        Arguments given = Arguments.parse(words, "u:", Map.of("user", "u:"), 1);
        out.println("Username         Port     From                                       Latest");
        for (Accounts.User user : Accounts.of(sys).users()) {
            if (given.value("u").map(user.name()::equals).orElse(true)) {
                Optional<LoginRecords.Login> login = LoginRecords.last(sys).stream()
                        .filter(one -> one.user().equals(user.name()))
                        .findFirst();
                out.println(login.map(one -> String.format(
                                Locale.ROOT,
                                "%-16s %-8s %-42s %s",
                                user.name(),
                                one.tty(),
                                one.address(),
                                Clock.format(Clock.local(sys, one.at()), "EEE MMM d HH:mm:ss Z yyyy")))
                        .orElse(String.format(
                                "%-16s                                                     **Never logged in**",
                                user.name())));
            }
        }
        return 0;
    }

    // Logins and reboots are told by the journal.
    private static int last(Syscalls sys, List<String> words, Output out) {
        List<String> lines = new ArrayList<>();
        List<JournalEntry> entries;
        try {
            entries = JournalFiles.read(sys);
        } catch (Errno e) {
            entries = List.of();
        }
        String now = sys.machine().bootId().replace("-", "");
        for (JournalEntry entry : entries) {
            String when = Clock.format(Clock.local(sys, entry.at()), "EEE MMM ")
                    + String.format(
                            Locale.ROOT, "%2d", Clock.local(sys, entry.at()).getDayOfMonth())
                    + Clock.format(Clock.local(sys, entry.at()), " HH:mm");
            if (entry.message().startsWith("Accepted ") && entry.identifier().equals("sshd")) {
                String[] part = entry.message().split(" ");
                boolean here =
                        entry.boot().equals(now) && sys.processes().stream().anyMatch(one -> one.pid() == entry.pid());
                lines.add(String.format(Locale.ROOT, "%-8s %-12s %-16s %s", part[3], "pts/0", part[5], when)
                        + (here ? "   still logged in" : " - gone - no logout"));
            } else if (entry.message().startsWith("Linux version ")
                    && entry.transport().equals("kernel")) {
                lines.add(String.format(
                                Locale.ROOT,
                                "%-8s %-12s %-16s %s",
                                "reboot",
                                "system boot",
                                entry.message()
                                        .split(" ")[2]
                                        .substring(
                                                0,
                                                Math.min(
                                                        16,
                                                        entry.message()
                                                                .split(" ")[2]
                                                                .length())),
                                when)
                        + (entry.boot().equals(now) ? "   still running" : ""));
            }
        }
        List<String> wanted =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (wanted.isEmpty() || wanted.contains(line.split(" ")[0])) {
                out.println(line);
            }
        }
        out.println("");
        out.println("wtmp begins "
                + Clock.ascii(Clock.local(
                        sys,
                        entries.isEmpty()
                                ? sys.machine().booted()
                                : entries.get(0).at())));
        return 0;
    }
}
