package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code groupadd}, {@code groupdel} and {@code groupmod}. */
@Command.Installed({
    "/usr/sbin/groupadd",
    "/usr/sbin/addgroup",
    "/usr/sbin/groupdel",
    "/usr/sbin/delgroup",
    "/usr/sbin/groupmod"
})
final class Groupadd implements Command {
    @Override
    public Program start(List<String> argv) {
        String called = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        String name =
                switch (called) {
                    case "addgroup" -> "groupadd";
                    case "delgroup" -> "groupdel";
                    default -> called;
                };
        return new AccountCommand(name, argv, (sys, words, out) -> run(sys, name, words));
    }

    private static int run(Syscalls sys, String name, List<String> words) {
        Arguments given =
                Arguments.parse(words, "g:rfn:", Map.of("gid", "g:", "system", "r", "force", "f", "new-name", "n:"), 2);
        if (given.operands().size() != 1) {
            throw new UsageError("Usage: " + name + " [options] GROUP", 2);
        }
        String group = given.operands().get(0);
        Accounts accounts = Accounts.of(sys);
        boolean there = accounts.groups().stream().anyMatch(one -> one.name().equals(group));
        if (name.equals("groupadd")) {
            if (there) {
                if (given.has("f")) {
                    return 0;
                }
                throw new UsageError("group '" + group + "' already exists", 9);
            } else if (!group.matches("[a-z_][a-z0-9_.-]{0,31}")) {
                throw new UsageError("'" + group + "' is not a valid group name", 3);
            }
            int gid = given.value("g")
                    .map(text -> AccountCommand.number("group ID", text))
                    .orElseGet(() -> AccountFiles.freeGroup(sys, given.has("r")));
            if (accounts.groups().stream().anyMatch(one -> one.gid() == gid)) {
                throw new UsageError("GID '" + gid + "' already exists", 4);
            }
            AccountFiles.addGroup(sys, group, gid);
            return 0;
        } else if (!there) {
            throw new UsageError("group '" + group + "' does not exist", 6);
        } else if (name.equals("groupmod")) {
            AccountFiles.change(sys, AccountFiles.GROUP, group, fields -> {
                given.value("n").ifPresent(other -> fields[0] = other);
                given.value("g").ifPresent(gid -> fields[2] = Integer.toString(AccountCommand.number("group ID", gid)));
                return fields;
            });
            return 0;
        }
        int gid = AccountCommand.group(accounts, group);
        accounts.users().stream().filter(user -> user.gid() == gid).findFirst().ifPresent(user -> {
            throw new UsageError("cannot remove the primary group of user '" + user.name() + "'", 8);
        });
        AccountFiles.remove(sys, AccountFiles.GROUP, group);
        AccountFiles.remove(sys, "/etc/gshadow", group);
        return 0;
    }
}
