package skylab.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The launcher without a command, which is {@link UpCommand}. */
@Command(name = "skylab")
final class Skylab implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        return new UpCommand().call();
    }
}
