package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.guest.process.Command;
import skylab.guest.process.Credentials;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code groups}: the names of a user's groups. */
@Command.Installed("/usr/bin/groups")
final class Groups implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Accounts accounts = Accounts.of(sys);
        List<String> operands = Arguments.parse(arguments, "", Map.of(), 1).operands();
        if (operands.isEmpty()) {
            out.println(names(accounts, sys.identity()));
        }
        int status = 0;
        for (String name : operands) {
            Optional<Accounts.User> user = accounts.user(name);
            if (user.isPresent()) {
                out.println(name + " : " + names(accounts, accounts.credentials(user.get())));
            } else {
                out.complain("'" + name + "': no such user");
                status = 1;
            }
        }
        return status;
    }

    private static String names(Accounts accounts, Credentials who) {
        return who.groups().stream().map(accounts::groupName).collect(Collectors.joining(" "));
    }
}
