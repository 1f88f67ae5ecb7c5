package skylab.guest.command.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.UsageError;

/** {@code scp}. */
@Command.Installed("/usr/bin/scp")
public final class Scp implements Command {
    private static final String USAGE =
            """
            usage: scp [-346ABCOpqRrsTv] [-c cipher] [-D sftp_server_path] [-F ssh_config]
                       [-i identity_file] [-J destination] [-l limit] [-o ssh_option]
                       [-P port] [-S program] [-X sftp_option] source ... target""";

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            try {
                Arguments given =
                        Arguments.parse(argv.subList(1, argv.size()), "346ABCOpqRrsTvc:F:i:J:l:o:P:", Map.of(), 1);
                if (given.operands().size() < 2) {
                    throw new UsageError(USAGE, 1);
                }
                return new Step.Continue(skylab.guest.ssh.sftp.Scp.start(
                        sys,
                        "scp",
                        new skylab.guest.ssh.sftp.Scp.Order(
                                given.operands(),
                                "/usr/bin/ssh",
                                login(given, "P"),
                                given.has("r"),
                                given.has("p"),
                                given.has("q"))));
            } catch (UsageError e) {
                sys.print(2, (e.getMessage().startsWith("usage") ? "" : "scp: ") + e.getMessage() + "\n");
                return new Step.Exit(e.status());
            }
        };
    }

    /** The options that are ssh's. */
    static List<String> login(Arguments given, String port) {
        List<String> options = new ArrayList<>(List.of("-x", "-oRequestTTY=no", "-oClearAllForwardings=yes"));
        for (Arguments.Option option : given.options()) {
            String name = option.name().equals(port) ? "p" : option.name();
            if ((option.name().equals(port) || "FiJoc".contains(name))
                    && !option.value().isEmpty()) {
                options.addAll(List.of("-" + name, option.value()));
            } else if (List.of("A", "v", "q", "4", "C").contains(option.name())) {
                options.add("-" + option.name());
            } else if (option.name().equals("B")) {
                options.add("-oBatchMode=yes");
            }
        }
        return options;
    }
}
