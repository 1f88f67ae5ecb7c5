package skylab.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skylab.bench.wire.WireCommand;
import skylab.launcher.Subcommand;

/** {@code bench}: the benchmarks, each a command below this one. */
@Command(
        name = "bench",
        subcommands = {KernelCommand.class, WireCommand.class, GradeBenchCommand.class})
public final class BenchCommand implements Subcommand {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String known = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "bench: " + known);
    }
}
