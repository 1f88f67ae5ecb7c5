package skylab.guest.command.ssh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.UsageError;

/** {@code sftp}: typed commands, or a batch of them. */
@Command.Installed("/usr/bin/sftp")
public final class Sftp implements Command {
    private static final String USAGE =
            """
            usage: sftp [-46AaCfNpqrv] [-B buffer_size] [-b batchfile] [-c cipher]
                      [-D sftp_server_command] [-F ssh_config] [-i identity_file]
                      [-J destination] [-l limit] [-o ssh_option] [-P port]
                      [-R num_requests] [-S program] [-s subsystem | sftp_server]
                      [-X sftp_option] destination""";

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            try {
                Arguments given =
                        Arguments.parse(argv.subList(1, argv.size()), "46AaCfNpqrvb:c:F:i:J:l:o:P:", Map.of(), 1);
                if (given.operands().size() != 1) {
                    throw new UsageError(USAGE, 1);
                }
                Optional<String> batch = given.value("b").filter(file -> !file.equals("-"));
                List<String> lines = batch.isPresent()
                        ? sys.readFile(batch.get()).text().lines().toList()
                        : List.of();
                String destination = given.operands().get(0).replaceFirst(":$", "");
                return new Step.Continue(skylab.guest.ssh.sftp.Sftp.start(
                        sys, destination, "/usr/bin/ssh", Scp.login(given, "P"), lines, batch.isPresent()));
            } catch (UsageError e) {
                sys.print(2, e.getMessage() + "\n");
                return new Step.Exit(e.status());
            } catch (Errno e) {
                sys.print(2, e.text() + " (" + argv.get(argv.indexOf("-b") + 1) + ").\n");
                return new Step.Exit(1);
            }
        };
    }
}
