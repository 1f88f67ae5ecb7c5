package skylab.guest.command.system;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code service NAME VERB}, which hands on to {@code systemctl}. */
@Command.Installed("/usr/sbin/service")
final class Service implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("service");
            if (argv.size() == 2 && argv.get(1).equals("--status-all")) {
                return hand(sys, List.of("systemctl", "list-units", "--type=service"));
            } else if (argv.size() < 3) {
                out.error("Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]\n");
                return out.drain(sys, 1);
            }
            String action = "/usr/libexec/initscripts/legacy-actions/" + argv.get(1) + "/" + argv.get(2);
            if (sys.exists(action)) {
                return new Step.Continue(sys.execute(action, argv.subList(2, argv.size()), sys.env()));
            }
            String unit = argv.get(1) + ".service";
            out.error(
                    argv.get(2).equals("status") || sys.exists("/etc/debian_version") || sys.exists("/etc/lsb-release")
                            ? ""
                            : "Redirecting to /bin/systemctl " + argv.get(2) + " " + unit + "\n");
            return out.drain(sys, hand(sys, List.of("systemctl", argv.get(2), unit)));
        };
    }

    private static Step hand(Syscalls sys, List<String> argv) {
        return new Step.Continue(sys.execute("/usr/bin/systemctl", argv, sys.env()));
    }
}
