package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.UsageError;

/** {@code nice}, {@code ionice} and {@code setsid}: execute a command; priorities make no difference to what is emulated. */
@Command.Installed({"/usr/bin/nice", "/usr/bin/ionice", "/usr/bin/setsid", "/usr/bin/stdbuf"})
final class Nice implements Command {
    @Override
    public Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return sys -> {
            Output out = new Output(name);
            try {
                Arguments given = Arguments.parse(
                        argv.subList(1, argv.size()).stream()
                                .map(word -> word.matches("--?[0-9]+") && name.equals("nice")
                                        ? "-n" + word.substring(1)
                                        : word)
                                .toList(),
                        name.equals("stdbuf") ? "+i:o:e:" : name.equals("setsid") ? "+cfw" : "+n:c:p:t",
                        Map.of("adjustment", "n:", "class", "c:", "wait", "w", "fork", "f"),
                        125);
                if (given.operands().isEmpty()) {
                    if (!name.equals("nice")) {
                        throw new UsageError("no command specified", 1);
                    }
                    out.println("0");
                    return out.drain(sys, 0);
                }
                String path = Launcher.path(sys, given.operands(), false);
                if (name.equals("setsid") && !given.has("w")) {
                    sys.spawn(skylab.guest.process.Spawn.of(sys, path, given.operands())
                            .inSession());
                    return new Step.Exit(0);
                }
                return new Step.Continue(sys.execute(path, given.operands(), sys.env()));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }
}
