package skylab.guest.command.packages;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.software.Pack;
import skylab.guest.software.VersionText;

/** A program that can be installed and tells its version, and that Skylab does not emulate otherwise: a compiler, docker. */
@Command.Installed(value = "/usr/bin/gcc", pack = "gcc")
final class Unemulated implements Command {
    @Override
    public Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return sys -> {
            Output out = new Output(name);
            Optional<Pack> pack = Owner.of(sys, name);
            if (argv.size() == 2 && pack.isPresent()) {
                Optional<String> text =
                        VersionText.of(name, argv.get(1), pack.get().version());
                if (text.isPresent()) {
                    out.print(text.get());
                    return out.drain(sys, 0);
                }
            }
            out.complain("Skylab does not emulate what this program does.");
            return out.drain(sys, new Step.Exit(1));
        };
    }
}
