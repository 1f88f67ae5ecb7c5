package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code usermod}: changes a user. */
@Command.Installed("/usr/sbin/usermod")
final class Usermod implements Command {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("append", "a"),
            Map.entry("groups", "G:"),
            Map.entry("gid", "g:"),
            Map.entry("shell", "s:"),
            Map.entry("home", "d:"),
            Map.entry("move-home", "m"),
            Map.entry("comment", "c:"),
            Map.entry("login", "l:"),
            Map.entry("lock", "L"),
            Map.entry("unlock", "U"),
            Map.entry("uid", "u:"));

    @Override
    public Program start(List<String> argv) {
        return new AccountCommand("usermod", argv, (sys, words, out) -> run(sys, words));
    }

    private static int run(Syscalls sys, List<String> words) {
        Arguments given = Arguments.parse(words, "aG:g:s:d:mc:l:LUu:", WORDS, 2);
        if (given.operands().size() != 1) {
            throw new UsageError("Usage: usermod [options] LOGIN", 2);
        }
        Accounts accounts = Accounts.of(sys);
        Accounts.User user = AccountCommand.user(accounts, given.operands().get(0));
        String name = user.name();
        if (given.has("a") && !given.has("G")) {
            throw new UsageError("-a flag is only allowed with the -G flag", 2);
        }
        if (given.has("G")) {
            List<String> groups = given.values("G").stream()
                    .flatMap(list -> Stream.of(list.split(",")))
                    .map(group -> AccountCommand.groupName(accounts, group))
                    .toList();
            if (!given.has("a")) {
                accounts.groups().forEach(group -> AccountFiles.removeMember(sys, group.name(), name));
            }
            groups.forEach(group -> AccountFiles.addMember(sys, group, name));
        }
        given.value("d")
                .filter(home -> given.has("m") && sys.exists(user.home()))
                .ifPresent(home -> sys.rename(user.home(), home));
        AccountFiles.change(sys, AccountFiles.PASSWD, name, fields -> {
            given.value("u").ifPresent(uid -> fields[2] = Integer.toString(AccountCommand.number("user ID", uid)));
            given.value("g").ifPresent(group -> fields[3] = Integer.toString(AccountCommand.group(accounts, group)));
            given.value("c").ifPresent(comment -> fields[4] = comment);
            given.value("d").ifPresent(home -> fields[5] = home);
            given.value("s").ifPresent(shell -> fields[6] = shell);
            return fields;
        });
        AccountFiles.change(sys, AccountFiles.SHADOW, name, fields -> {
            fields[1] = given.has("L") && !fields[1].startsWith("!")
                    ? "!" + fields[1]
                    : given.has("U") ? fields[1].replaceFirst("^!", "") : fields[1];
            return fields;
        });
        given.value("l").ifPresent(other -> rename(sys, accounts, name, other));
        return 0;
    }

    private static void rename(Syscalls sys, Accounts accounts, String name, String other) {
        for (String file : List.of(AccountFiles.PASSWD, AccountFiles.SHADOW)) {
            AccountFiles.change(sys, file, name, fields -> {
                fields[0] = other;
                return fields;
            });
        }
        for (Accounts.Group group : accounts.groups()) {
            if (group.members().contains(name)) {
                AccountFiles.removeMember(sys, group.name(), name);
                AccountFiles.addMember(sys, group.name(), other);
            }
        }
    }
}
