package skylab.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code install}: the kernel, for a Jupyter that somebody else starts (JupyterHub, VS Code). */
@Command(name = "install")
public final class InstallCommand implements Subcommand {

    @Option(names = "--prefix", paramLabel = "DIR", descriptionKey = "install.prefix")
    private Path prefix;

    @Option(names = "--user", descriptionKey = "install.user")
    private boolean user;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.running();
        Texts texts = Texts.in(Texts.language(machine.environment()));
        if (user && prefix != null) {
            throw new Failure(texts.say("failure.userAndPrefix"), 2);
        }
        Path folder = prefix == null ? JupyterDirectories.userKernel(machine) : JupyterDirectories.kernelUnder(prefix);
        new Installer(machine, texts, System.out).install(Distribution.running(), new KernelFolder(folder));
        return 0;
    }
}
