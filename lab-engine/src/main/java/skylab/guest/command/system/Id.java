package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.guest.process.Command;
import skylab.guest.process.Credentials;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code id}: user and groups. */
@Command.Installed("/usr/bin/id")
final class Id implements Utility {
    private static final Map<String, String> WORDS = Map.of("user", "u", "group", "g", "groups", "G", "name", "n");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "ugGnr", WORDS, 1);
        Accounts accounts = Accounts.of(sys);
        Credentials who = sys.identity();
        if (!given.operands().isEmpty()) {
            Optional<Accounts.User> user = accounts.user(given.operands().get(0));
            if (user.isEmpty()) {
                throw new UsageError("'" + given.operands().get(0) + "': no such user", 1);
            }
            who = accounts.credentials(user.get());
        }
        boolean names = given.has("n");
        if (given.has("u")) {
            out.println(names ? accounts.userName(who.uid()) : Integer.toString(who.uid()));
        } else if (given.has("g")) {
            out.println(names ? accounts.groupName(who.gid()) : Integer.toString(who.gid()));
        } else if (given.has("G")) {
            out.println(who.groups().stream()
                    .map(gid -> names ? accounts.groupName(gid) : Integer.toString(gid))
                    .collect(Collectors.joining(" ")));
        } else if (names || given.has("r")) {
            throw new UsageError("cannot print only names or real IDs in default format", 1);
        } else {
            out.println("uid=" + who.uid() + "(" + accounts.userName(who.uid()) + ") gid=" + group(accounts, who.gid())
                    + who.groups().stream()
                            .map(gid -> group(accounts, gid))
                            .collect(Collectors.joining(",", " groups=", "")));
        }
        return 0;
    }

    private static String group(Accounts accounts, int gid) {
        return gid + "(" + accounts.groupName(gid) + ")";
    }
}
