package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code pstree}: processes as a tree. */
@Command.Installed("/usr/bin/pstree")
final class Pstree implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "paul", Map.of("show-pids", "p", "arguments", "a"), 1);
        List<ProcessInfo> all = sys.processes();
        String wanted = given.operands().isEmpty() ? "1" : given.operands().get(0);
        for (ProcessInfo one : all) {
            if (Integer.toString(one.pid()).equals(wanted)) {
                print(given, all, one, "", "", out);
            }
        }
        return 0;
    }

    private static void print(
            Arguments given, List<ProcessInfo> all, ProcessInfo one, String before, String below, Output out) {
        String name = given.has("a") && !one.argv().isEmpty() ? String.join(" ", one.argv()) : one.name();
        String label = name + (given.has("p") ? "(" + one.pid() + ")" : "");
        List<ProcessInfo> children =
                all.stream().filter(child -> child.ppid() == one.pid()).toList();
        out.println(before + label);
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            print(given, all, children.get(i), below + (last ? "  └─" : "  ├─"), below + (last ? "    " : "  │ "), out);
        }
    }
}
