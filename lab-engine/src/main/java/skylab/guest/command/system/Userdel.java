package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code userdel} and {@code deluser}: remove a user. */
@Command.Installed({"/usr/sbin/userdel", "/usr/sbin/deluser"})
final class Userdel implements Command {
    @Override
    public Program start(List<String> argv) {
        return new AccountCommand("userdel", argv, Userdel::run);
    }

    private static int run(Syscalls sys, List<String> words, Output out) {
        Arguments given = Arguments.parse(words, "rf", Map.of("remove", "r", "force", "f", "remove-home", "r"), 2);
        if (given.operands().size() != 1) {
            throw new UsageError("Usage: userdel [options] LOGIN", 2);
        }
        Accounts accounts = Accounts.of(sys);
        Accounts.User user = AccountCommand.user(accounts, given.operands().get(0));
        Optional<ProcessInfo> busy = sys.processes().stream()
                .filter(one -> one.uid() == user.uid() && one.state() != 'Z')
                .findFirst();
        if (busy.isPresent() && !given.has("f")) {
            throw new UsageError(
                    "user " + user.name() + " is currently used by process "
                            + busy.get().pid(),
                    8);
        }
        AccountFiles.remove(sys, AccountFiles.PASSWD, user.name());
        AccountFiles.remove(sys, AccountFiles.SHADOW, user.name());
        accounts.groups().forEach(group -> AccountFiles.removeMember(sys, group.name(), user.name()));
        boolean shared = accounts.users().stream()
                .anyMatch(one -> one.gid() == user.gid() && !one.name().equals(user.name()));
        if (accounts.groupName(user.gid()).equals(user.name()) && !shared) {
            AccountFiles.remove(sys, AccountFiles.GROUP, user.name());
        }
        if (given.has("r") && sys.exists(user.home())) {
            delete(sys, user.home());
        }
        return 0;
    }

    private static void delete(Syscalls sys, String path) {
        if (sys.linkStat(path).isDirectory()) {
            sys.list(path).forEach(name -> delete(sys, path + "/" + name));
            sys.removeDirectory(path);
        } else {
            sys.unlink(path);
        }
    }
}
