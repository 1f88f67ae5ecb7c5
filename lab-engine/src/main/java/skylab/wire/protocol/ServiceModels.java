package skylab.wire.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import skylab.aws.Emulated;

/** Finds the service and the protocol of a request. */
public final class ServiceModels {
    private final Map<String, ServiceModel> byName = new LinkedHashMap<>();

    /** The models of services; each is read when it is first needed. */
    public ServiceModels(List<Emulated<?>> services) {
        services.stream().map(ServiceModel::new).forEach(model -> byName.put(model.signingName(), model));
    }

    /**
     * The service that a request is for.
     *
     * @param signingName the service that its signature names, if it is signed
     * @throws Malformed if it is for none that is here
     */
    public ServiceModel service(HttpCall call, Optional<String> signingName) {
        if (signingName.isPresent()) {
            ServiceModel named = byName.get(signingName.get());
            if (named == null) {
                throw new Malformed(
                        "NotEmulated",
                        "Skylab does not emulate the service '" + signingName.get() + "'; it has " + byName.keySet()
                                + ".",
                        501);
            }
            return named;
        }
        // Calls that need no signature, such as those of STS, are known by what they call.
        return byName.values().stream()
                .filter(serves(call))
                .findFirst()
                .orElseThrow(() -> new Malformed(
                        "MissingAuthenticationToken", "The request names no service: it is not signed", 403));
    }

    private static Predicate<ServiceModel> serves(HttpCall call) {
        Map<String, List<String>> form = FormProtocol.form(call);
        List<String> version = form.getOrDefault("Version", List.of());
        List<String> action = form.getOrDefault("Action", List.of());
        String target = call.header("x-amz-target").orElse("");
        return service -> {
            if (!action.isEmpty()) {
                return service.operation(action.get(0))
                        .filter(one -> version.isEmpty()
                                || version.get(0).equals(one.binding().apiVersion()))
                        .isPresent();
            }
            return service.operation(target.substring(target.lastIndexOf('.') + 1))
                    .filter(one -> target.equals(one.binding().operationIdentifier()))
                    .isPresent();
        };
    }

    /** A refusal of a request that is for no service, in the protocol that it seems to be in. */
    public HttpAnswer refusal(HttpCall call, Refused refused, String requestId) {
        return call.header("x-amz-target").isPresent()
                ? JsonProtocol.JSON.refusal(call, refused, requestId)
                : FormProtocol.QUERY.refusal(call, null, refused, requestId);
    }

    /** The protocol that a request is in. */
    public Protocol protocol(HttpCall call, ServiceModel service) {
        Matcher rpc = JsonProtocol.PATH.matcher(call.path());
        if (call.header("smithy-protocol").orElse("").equals("rpc-v2-cbor") && rpc.matches()) {
            return JsonProtocol.CBOR;
        }
        if (call.header("x-amz-target").isPresent()) {
            return JsonProtocol.JSON;
        }
        return switch (service.wire()) {
            case EC2 -> FormProtocol.EC2;
            case REST_JSON -> RestJsonProtocol.REST_JSON;
            case QUERY, JSON, REST_XML -> FormProtocol.QUERY;
        };
    }

    /**
     * The operation that a request calls.
     *
     * @throws Malformed if the service has none of that name
     */
    public OperationModel operation(HttpCall call, ServiceModel service, Protocol protocol) {
        String name = protocol.operation(call, service);
        return service.operation(name)
                .orElseThrow(() -> service.wire() == Wire.EC2 || service.wire() == Wire.QUERY
                        ? new Malformed("InvalidAction", "The action " + name + " is not valid for this web service.")
                        : new Malformed("UnknownOperationException", "There is no operation " + name, 404));
    }
}
