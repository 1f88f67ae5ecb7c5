package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code loginctl}: sessions and users who are logged in. */
@Command.Installed("/usr/bin/loginctl")
final class Loginctl implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> words = Arguments.parse(arguments, "", Map.of("no-pager", "P", "no-legend", "l"), 1)
                .operands();
        String verb = words.isEmpty() ? "list-sessions" : words.get(0);
        Accounts accounts = Accounts.of(sys);
        List<List<String>> rows = new ArrayList<>();
        switch (verb) {
            case "list-sessions" -> {
                int number = 1;
                for (ProcessInfo one : Sessions.of(sys)) {
                    rows.add(List.of(
                            Integer.toString(number++),
                            Integer.toString(one.uid()),
                            accounts.userName(one.uid()),
                            "",
                            one.tty()));
                }
                table(
                        List.of("SESSION", "UID", "USER", "SEAT", "TTY"),
                        List.of(true, true, false, false, false),
                        rows,
                        out);
                out.print("\n" + rows.size() + " sessions listed.\n");
            }
            case "list-users" -> {
                Sessions.of(sys).stream()
                        .map(ProcessInfo::uid)
                        .distinct()
                        .forEach(uid -> rows.add(List.of(Integer.toString(uid), accounts.userName(uid))));
                table(List.of("UID", "USER"), List.of(true, false), rows, out);
                out.print("\n" + rows.size() + " users listed.\n");
            }
            default ->
                throw new UsageError("Unknown command verb '" + verb + "', or one that Skylab does not emulate.", 1);
        }
        return 0;
    }

    private static void table(List<String> headings, List<Boolean> right, List<List<String>> rows, Output out) {
        new TextTable(headings, right, headings.stream().map(heading -> 0).toList())
                .lines(rows, true)
                .forEach(line -> out.println(line.stripTrailing()));
    }
}
