package skylab.guest.command.network;

import java.util.List;
import skylab.guest.command.packages.Owner;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Step;

/** {@code psql}: connects to a server; what servers then say is not emulated. */
@Command.Installed(value = "/usr/bin/psql", pack = "postgresql")
final class Psql implements Command {
    private static final int PORT = 5432;

    @Override
    public Program start(List<String> argv) {
        if (argv.contains("--version") || argv.contains("-V")) {
            return sys -> {
                sys.print(
                        1,
                        "psql (PostgreSQL) "
                                + Owner.of(sys, "psql")
                                        .map(pack -> pack.version().version())
                                        .orElse("15") + "\n");
                return new Step.Exit(0);
            };
        }
        return DatabaseClient.of(DatabaseClient.Kind.POSTGRES, argv.subList(1, argv.size()), PORT);
    }
}
