package skylab.guest.command.ssh;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.UsageError;

/** {@code pscp} and {@code psftp}: PuTTY's copying programs. */
@Command.Installed({"/usr/bin/pscp", "/usr/bin/psftp"})
public final class Pscp implements Command {
    private static final List<String> VALUED = List.of("-P", "-l", "-i");
    private static final List<String> PASSED = List.of("-v", "-batch", "-C", "-agent", "-noagent", "-4", "-2");

    @Override
    public Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return sys -> {
            List<String> options = new ArrayList<>();
            List<String> operands = new ArrayList<>();
            boolean recursive = false;
            boolean preserve = false;
            boolean quiet = false;
            try {
                for (int i = 1; i < argv.size(); i++) {
                    String word = argv.get(i);
                    if (!word.startsWith("-") || word.equals("-")) {
                        operands.add(word);
                    } else if (VALUED.contains(word) && i + 1 < argv.size()) {
                        options.addAll(List.of(word, argv.get(++i)));
                    } else if (PASSED.contains(word)) {
                        options.add(word);
                    } else if (word.equals("-r") || word.equals("-p") || word.equals("-q")) {
                        recursive |= word.equals("-r");
                        preserve |= word.equals("-p");
                        quiet |= word.equals("-q");
                    } else if (!List.of("-sftp", "-scp", "-unsafe").contains(word)) {
                        throw new UsageError(name + ": unknown option \"" + word + "\"", 1);
                    }
                }
                if (name.equals("psftp") && operands.size() == 1) {
                    return new Step.Continue(skylab.guest.ssh.sftp.Sftp.start(
                            sys, operands.get(0), "/usr/bin/plink", options, List.of(), false));
                }
                if (operands.size() < 2) {
                    throw new UsageError(
                            "PuTTY Secure Copy client\nRelease 0.78\nUsage: pscp [options] [user@]host:source target\n"
                                    + "       pscp [options] source [source...] [user@]host:target",
                            1);
                }
                return new Step.Continue(skylab.guest.ssh.sftp.Scp.start(
                        sys,
                        name,
                        new skylab.guest.ssh.sftp.Scp.Order(
                                operands, "/usr/bin/plink", options, recursive, preserve, quiet)));
            } catch (UsageError e) {
                sys.print(2, e.getMessage() + "\n");
                return new Step.Exit(e.status());
            }
        };
    }
}
