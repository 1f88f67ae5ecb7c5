package skylab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import skylab.cli.call.OperationCommand;
import skylab.cli.call.ServiceCommand;
import skylab.cli.call.WaiterCommand;
import skylab.cli.input.Validation;
import skylab.cli.option.Choices;
import skylab.cli.option.CommandLine;

/** {@code aws ... wait ...}: looks again and again until what is waited for has come. */
final class Waiting {
    private final Session session;
    private final ServiceCommand service;

    Waiting(Session session, ServiceCommand service) {
        this.session = session;
        this.service = service;
    }

    void run(List<String> words) {
        CommandLine first = CommandLine.of(words.subList(0, nameEnd(words)), new TreeMap<>());
        if (first.others().isEmpty()) {
            throw new CliError(
                    "usage: aws [options] <command> <subcommand> [parameters]\naws: error: too few arguments",
                    CliError.USAGE);
        }
        String name = first.others().get(0);
        if (name.equals("help")) {
            session.print(Help.waiters(service, WaiterCommand.names(service)));
            return;
        }
        WaiterCommand waiter = WaiterCommand.of(service, name)
                .orElseThrow(() -> Choices.unknown("subcommand", name, WaiterCommand.names(service)));
        List<String> rest = new ArrayList<>(words);
        rest.remove(name);
        OperationCommand operation = service.operationOfApi(waiter.operation()).orElseThrow();
        Invocation invocation = new Invocation(session, operation);
        if (Help.isAsked(rest)) {
            session.print(Help.operation(operation));
            return;
        }
        Invocation.Read read = invocation.read(rest);
        ObjectNode parameters = Validation.check(read.parameters(), operation);
        Connection connection = new Connection(session, read.line());
        for (int attempt = 1; attempt <= waiter.attempts(); attempt++) {
            Look.Seen seen = (Look.Seen) connection.ask(
                    operation, (region, keys) -> new Look(session.cloud(), waiter, parameters, region, keys));
            if (seen.is(Look.State.REACHED)) {
                return;
            }
            if (seen.is(Look.State.FAILED)) {
                throw new CliError("Waiter " + waiter.api() + " failed: " + seen.why(), CliError.GENERAL);
            }
            if (attempt < waiter.attempts()) {
                session.pause(waiter.delay());
            }
        }
        throw new CliError("Waiter " + waiter.api() + " failed: Max attempts exceeded", CliError.GENERAL);
    }

    private static int nameEnd(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).startsWith("-")) {
                return i + 1;
            }
        }
        return 0;
    }
}
