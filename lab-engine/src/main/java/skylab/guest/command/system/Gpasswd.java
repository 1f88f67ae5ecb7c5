package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code gpasswd}: who belongs to a group. */
@Command.Installed("/usr/bin/gpasswd")
final class Gpasswd implements Command {
    @Override
    public Program start(List<String> argv) {
        return new AccountCommand("gpasswd", argv, Gpasswd::run);
    }

    private static int run(Syscalls sys, List<String> words, Output out) {
        Arguments given = Arguments.parse(words, "a:d:M:", Map.of("add", "a:", "delete", "d:", "members", "M:"), 2);
        if (given.operands().size() != 1) {
            throw new UsageError("Usage: gpasswd [option] GROUP", 2);
        }
        Accounts accounts = Accounts.of(sys);
        String group = AccountCommand.groupName(accounts, given.operands().get(0));
        given.value("a").ifPresent(name -> {
            AccountCommand.user(accounts, name);
            out.println("Adding user " + name + " to group " + group);
            AccountFiles.addMember(sys, group, name);
        });
        given.value("d").ifPresent(name -> {
            out.println("Removing user " + name + " from group " + group);
            AccountFiles.removeMember(sys, group, name);
        });
        given.value("M")
                .ifPresent(list -> AccountFiles.change(sys, AccountFiles.GROUP, group, fields -> {
                    fields[3] = list;
                    return fields;
                }));
        return 0;
    }
}
