package skylab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import skylab.aws.Emulated;
import skylab.cli.call.OperationCommand;
import skylab.cli.call.Paging;
import skylab.cli.call.ServiceCommand;
import skylab.cli.call.WaiterCommand;
import skylab.cli.option.Arity;
import skylab.cli.option.CommandLine;
import skylab.cli.option.Ec2Options;
import skylab.cli.option.OperationOptions;

/** What could stand next in a command line of {@code aws}. */
public final class Proposals {
    private Proposals() {}

    /**
     * Services, operations, waiters or options.
     *
     * @param services those there are
     * @param before the words before, without {@code aws}
     * @param begun the word as far as it is written
     * @return words that begin so, in order
     */
    public static List<String> of(List<Emulated<?>> services, List<String> before, String begun) {
        return all(services, before, begun.startsWith("-")).stream()
                .filter(word -> word.startsWith(begun))
                .sorted()
                .toList();
    }

    private static List<String> all(List<Emulated<?>> services, List<String> before, boolean options) {
        List<String> names =
                before.stream().filter(word -> !word.startsWith("-")).toList();
        if (names.isEmpty()) {
            List<String> commands =
                    new ArrayList<>(services.stream().map(ServiceCommand::name).toList());
            commands.addAll(List.of("configure", "help"));
            return options ? List.copyOf(CommandLine.GLOBAL.keySet()) : commands;
        }
        Optional<ServiceCommand> service = services.stream()
                .filter(one -> ServiceCommand.name(one).equals(names.get(0)))
                .findFirst()
                .map(ServiceCommand::of);
        if (service.isEmpty()) {
            return names.get(0).equals("configure") ? List.of("list", "get", "set", "list-profiles") : List.of();
        }
        if (names.size() == 1) {
            List<String> operations = new ArrayList<>(service.get().operations().keySet());
            operations.addAll(List.of("wait", "help"));
            return operations;
        }
        if (names.get(1).equals("wait") && names.size() == 2) {
            return WaiterCommand.names(service.get());
        }
        Optional<OperationCommand> operation = names.get(1).equals("wait")
                ? WaiterCommand.of(service.get(), names.get(2))
                        .flatMap(waiter -> service.get().operationOfApi(waiter.operation()))
                : service.get().operation(names.get(1));
        return options ? operation.map(Proposals::options).orElse(List.of()) : List.of();
    }

    private static List<String> options(OperationCommand operation) {
        SortedMap<String, Arity> options = OperationOptions.of(operation).arities();
        Paging.of(operation).ifPresent(paging -> Paging.add(options));
        if (operation.service().name().equals("ec2")) {
            Ec2Options.add(operation.api(), options);
        }
        List<String> all = new ArrayList<>(options.keySet());
        all.addAll(CommandLine.GLOBAL.keySet());
        return all;
    }
}
