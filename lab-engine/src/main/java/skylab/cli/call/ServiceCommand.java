package skylab.cli.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.aws.Completed;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.cli.option.Names;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A service as a command.
 *
 * @param name as the command line has it, e.g. {@code cloudwatch}
 * @param service the service
 * @param operations the API's names by those of the command line
 */
public record ServiceCommand(String name, Emulated<?> service, SortedMap<String, String> operations) {
    /** Operations of EC2 that the command line leaves out. */
    private static final Set<String> LEFT_OUT = Set.of("ImportInstance", "ImportVolume");

    /** Where the command is called otherwise than the service's address. */
    private static final Map<String, String> NAMES = Map.of("monitoring", "cloudwatch");

    /** The command of a service. */
    public static ServiceCommand of(Emulated<?> service) {
        SortedMap<String, String> operations = new TreeMap<>();
        Completed.names(service.contract()).stream()
                .filter(name -> !LEFT_OUT.contains(name))
                .forEach(name -> operations.put(Names.kebab(name), name));
        return new ServiceCommand(name(service), service, operations);
    }

    /** How the command of a service is called. */
    public static String name(Emulated<?> service) {
        String host = host(service);
        return NAMES.getOrDefault(host, host);
    }

    /** As its address names it, e.g. {@code monitoring}. */
    public String host() {
        return host(service);
    }

    private static String host(Emulated<?> service) {
        return service.source().substring(0, service.source().indexOf('.'));
    }

    /** An operation by its name on the command line. */
    public Optional<OperationCommand> operation(String kebab) {
        return Optional.ofNullable(operations.get(kebab)).map(this::called);
    }

    /** An operation by its name in the API. */
    public Optional<OperationCommand> operationOfApi(String api) {
        return operations.containsValue(api) ? Optional.of(called(api)) : Optional.empty();
    }

    private OperationCommand called(String api) {
        try {
            SdkPojo request = Operations.request(service.contract(), api);
            SdkPojo response = Operations.response(service.contract(), api);
            return new OperationCommand(this, Names.kebab(api), api, request.sdkFields(), response.sdkFields());
        } catch (ClassNotFoundException e) {
            throw new LinkageError("the SDK has no request of " + api, e);
        }
    }
}
