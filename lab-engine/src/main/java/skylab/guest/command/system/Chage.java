package skylab.guest.command.system;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code chage}: how long passwords are good. */
@Command.Installed("/usr/bin/chage")
final class Chage implements Utility {
    private static final Map<String, String> WORDS = Map.of(
            "list", "l", "maxdays", "M:", "mindays", "m:", "warndays", "W:", "lastday", "d:", "expiredate", "E:");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "lM:m:W:d:E:", WORDS, 2);
        if (given.operands().size() != 1) {
            throw new UsageError("Usage: chage [options] LOGIN", 2);
        } else if (!sys.identity().isRoot()) {
            throw new UsageError("Permission denied.", 1);
        }
        String name =
                AccountCommand.user(Accounts.of(sys), given.operands().get(0)).name();
        String[] fields = AccountFiles.fields(sys, AccountFiles.SHADOW, name)
                .orElseThrow(() -> new UsageError("user '" + name + "' does not exist in /etc/shadow", 1));
        if (given.has("l")) {
            list(fields, out);
            return 0;
        }
        AccountFiles.change(sys, AccountFiles.SHADOW, name, line -> {
            given.value("d").ifPresent(day -> line[2] = day);
            given.value("m").ifPresent(days -> line[3] = days);
            given.value("M").ifPresent(days -> line[4] = days);
            given.value("W").ifPresent(days -> line[5] = days);
            return line;
        });
        return 0;
    }

    private static void list(String[] fields, Output out) {
        boolean known = fields[2].matches("[0-9]{1,7}");
        String last = known
                ? LocalDate.ofEpochDay(Long.parseLong(fields[2]))
                        .format(java.time.format.DateTimeFormatter.ofPattern("MMM dd, yyyy", java.util.Locale.ENGLISH))
                : "never";
        out.print("Last password change\t\t\t\t\t: " + last + "\nPassword expires\t\t\t\t\t: never\n"
                + "Password inactive\t\t\t\t\t: never\nAccount expires\t\t\t\t\t\t: never\n"
                + "Minimum number of days between password change\t\t: " + (fields[3].isEmpty() ? "-1" : fields[3])
                + "\nMaximum number of days between password change\t\t: " + (fields[4].isEmpty() ? "-1" : fields[4])
                + "\nNumber of days of warning before password expires\t: " + (fields[5].isEmpty() ? "-1" : fields[5])
                + "\n");
    }
}
