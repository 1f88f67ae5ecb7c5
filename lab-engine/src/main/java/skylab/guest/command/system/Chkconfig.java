package skylab.guest.command.system;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;

/** {@code chkconfig NAME on|off}, which hands on to {@code systemctl}; only older systems have it. */
@Command.Installed("/usr/sbin/chkconfig")
final class Chkconfig implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("chkconfig");
            if (argv.size() < 2) {
                out.error("usage:   chkconfig [--list] [name]\n         chkconfig <name> <on|off>\n");
                return out.drain(sys, 1);
            }
            boolean list = argv.get(1).equals("--list");
            String name = argv.get(list && argv.size() > 2 ? 2 : 1) + ".service";
            String verb = argv.size() < 3 || list ? "is-enabled" : argv.get(2).equals("on") ? "enable" : "disable";
            out.error("Note: Forwarding request to 'systemctl " + verb + " " + name + "'.\n");
            return out.drain(
                    sys,
                    new Step.Continue(sys.execute("/usr/bin/systemctl", List.of("systemctl", verb, name), sys.env())));
        };
    }
}
