package skylab.guest.command.system;

import java.util.List;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/**
 * A command that changes the files of users and groups: only root may.
 *
 * @param name that its messages begin with
 * @param argv its arguments
 * @param work what it does
 */
record AccountCommand(String name, List<String> argv, Work work) implements Program {
    AccountCommand {
        argv = List.copyOf(argv);
    }

    /** What such a command does with its arguments, without the name; gives the exit status. */
    @FunctionalInterface
    interface Work {
        int run(Syscalls sys, List<String> arguments, Output out);
    }

    @Override
    public Step step(Syscalls sys) {
        Output out = new Output(name);
        try {
            if (!sys.identity().isRoot()) {
                String file = name.startsWith("group") ? "/etc/group" : "/etc/passwd";
                throw new UsageError(
                        "Permission denied.\n" + name + ": cannot lock " + file + "; try again later.",
                        name.startsWith("group") ? 10 : 1);
            }
            return out.drain(sys, work.run(sys, argv.subList(1, argv.size()), out));
        } catch (UsageError e) {
            if (e.getMessage().startsWith("Usage:")) {
                out.error(e.getMessage() + "\n");
            } else {
                out.complain(e.getMessage());
            }
            return out.drain(sys, e.status());
        }
    }

    /** A number that an argument gives. */
    static int number(String what, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new UsageError("invalid " + what + " '" + text + "'", 3);
        }
        return Integer.parseInt(text);
    }

    /** The number of a group that is given by name or number. */
    static int group(Accounts accounts, String group) {
        return accounts.groups().stream()
                .filter(one ->
                        one.name().equals(group) || Integer.toString(one.gid()).equals(group))
                .mapToInt(Accounts.Group::gid)
                .findFirst()
                .orElseThrow(() -> new UsageError("group '" + group + "' does not exist", 6));
    }

    /** The name of a group that is given by name or number. */
    static String groupName(Accounts accounts, String group) {
        return accounts.groupName(group(accounts, group));
    }

    /** A user that must exist. */
    static Accounts.User user(Accounts accounts, String name) {
        return accounts.users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageError("user '" + name + "' does not exist", 6));
    }
}
