package skylab.guest.command.network;

import java.util.List;
import skylab.guest.command.packages.Owner;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Step;

/** {@code mysql}: connects to a server; what servers then say is not emulated. */
@Command.Installed(value = "/usr/bin/mysql", pack = "mysql")
final class Mysql implements Command {
    private static final int PORT = 3306;

    @Override
    public Program start(List<String> argv) {
        if (argv.contains("--version") || argv.contains("-V")) {
            return sys -> {
                sys.print(
                        1,
                        "mysql  Ver "
                                + Owner.of(sys, "mysql")
                                        .map(pack -> pack.version().version())
                                        .orElse("8") + " for Linux on "
                                + sys.machine().architecture() + "\n");
                return new Step.Exit(0);
            };
        }
        return DatabaseClient.of(DatabaseClient.Kind.MYSQL, argv.subList(1, argv.size()), PORT);
    }
}
