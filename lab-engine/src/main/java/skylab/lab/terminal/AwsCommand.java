package skylab.lab.terminal;

import java.util.List;
import skylab.cli.AwsProgram;
import skylab.guest.process.Command;
import skylab.guest.process.Program;

/** {@code aws}: the AWS command line interface, on the learner's own computer and on instances that have it. */
@Command.Installed(value = "/usr/bin/aws", pack = "awscli")
public final class AwsCommand implements Command {
    @Override
    public Program start(List<String> argv) {
        return AwsProgram.of(InnerCloud.HERE, argv.subList(1, argv.size()));
    }
}
