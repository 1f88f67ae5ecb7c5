package skylab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.cli.call.OperationCommand;
import skylab.cli.call.ServiceCommand;
import skylab.cli.config.Configure;
import skylab.cli.option.Choices;
import skylab.cli.option.CommandLine;

/** The {@code aws} command: finds out what is to be done. */
final class Cli {
    private final Session session;
    private final SortedMap<String, ServiceCommand> services = new TreeMap<>();

    Cli(Session session) {
        this.session = session;
        session.cloud().services().forEach(service -> {
            ServiceCommand command = ServiceCommand.of(service);
            services.put(command.name(), command);
        });
    }

    /**
     * Does what the arguments say.
     *
     * @throws CliError if that is not possible
     */
    void run(List<String> arguments) {
        int end = CommandLine.operationEnd(arguments);
        CommandLine first = CommandLine.of(globals(arguments, end), new TreeMap<>());
        if (first.has("--version")) {
            session.print(Version.of(session.sys()) + "\n");
            return;
        }
        List<String> names = first.others();
        if (names.isEmpty()) {
            throw CliError.usage("the following arguments are required: command");
        }
        String command = names.get(0);
        if (command.equals("help")) {
            session.print(Help.program(services.keySet()));
        } else if (command.equals("configure")) {
            new Configure(session).run(arguments);
        } else {
            ServiceCommand service = Optional.ofNullable(services.get(command))
                    .orElseThrow(() -> Choices.unknown("command", command, commands()));
            if (names.size() < 2) {
                throw CliError.usage("the following arguments are required: operation");
            }
            List<String> rest = new ArrayList<>(arguments);
            rest.remove(command);
            rest.remove(names.get(1));
            serve(service, names.get(1), rest);
        }
    }

    // Only what comes before the operation's name: what follows is the operation's.
    private static List<String> globals(List<String> arguments, int end) {
        return arguments.subList(0, end);
    }

    private void serve(ServiceCommand service, String name, List<String> words) {
        if (name.equals("help")) {
            session.print(Help.service(service));
            return;
        }
        if (name.equals("wait")) {
            new Waiting(session, service).run(words);
            return;
        }
        OperationCommand operation = service.operation(name).orElseThrow(() -> {
            List<String> all = new ArrayList<>(service.operations().keySet());
            all.add("wait");
            all.add("help");
            return Choices.unknown("operation", name, all);
        });
        if (Help.isAsked(words)) {
            session.print(Help.operation(operation));
        } else {
            new Invocation(session, operation).run(words);
        }
    }

    private List<String> commands() {
        List<String> all = new ArrayList<>(services.keySet());
        all.add("configure");
        all.add("help");
        return all;
    }
}
