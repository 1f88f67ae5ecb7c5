package skylab.wire.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Smithy, "AWS REST JSON 1 protocol": method and path name the operation, and carry members too. */
final class RestJsonProtocol implements Protocol {
    static final RestJsonProtocol REST_JSON = new RestJsonProtocol();

    private static final JsonMapper MAPPER = new JsonMapper();

    private RestJsonProtocol() {}

    @Override
    public String operation(HttpCall call, ServiceModel service) {
        return service.names().stream()
                .filter(name -> service.operation(name)
                        .filter(operation ->
                                operation.binding().httpMethod().name().equals(call.method()))
                        .flatMap(
                                operation -> PathTemplate.of(operation.binding().requestUri())
                                        .match(call.path()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new Malformed(
                        "UnknownOperationException",
                        "There is no operation at " + call.method() + " " + call.path(),
                        404));
    }

    @Override
    public ObjectNode parameters(HttpCall call, OperationModel operation) {
        JsonNode body = JsonProtocol.body(MAPPER, call);
        ObjectNode parameters = JsonReader.structure(body, operation.request(), "");
        Map<String, String> path = PathTemplate.of(operation.binding().requestUri())
                .match(call.path())
                .orElse(Map.of());
        Map<String, List<String>> query = call.queryParameters();
        for (SdkField<?> field : operation.request()) {
            List<String> texts = texts(field, path, query, call);
            if (!texts.isEmpty()) {
                parameters.set(Shapes.key(field), value(field, texts));
            }
        }
        return parameters;
    }

    private static List<String> texts(
            SdkField<?> field, Map<String, String> path, Map<String, List<String>> query, HttpCall call) {
        String name = field.locationName();
        MarshallLocation location = field.location();
        if (location == MarshallLocation.PATH || location == MarshallLocation.GREEDY_PATH) {
            return path.containsKey(name) ? List.of(path.get(name)) : List.of();
        }
        if (location == MarshallLocation.QUERY_PARAM) {
            return query.getOrDefault(name, List.of());
        }
        return location == MarshallLocation.HEADER
                ? call.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of())
                : List.of();
    }

    private static JsonNode value(SdkField<?> field, List<String> texts) {
        try {
            if (field.marshallingType() == MarshallingType.LIST) {
                SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                texts.forEach(text -> list.add(Scalars.read(text, element)));
                return list;
            }
            return Scalars.read(texts.get(0), field);
        } catch (IllegalArgumentException e) {
            throw new Malformed(
                    "SerializationException",
                    "Expected " + Scalars.noun(field) + " as " + field.locationName() + ", found " + texts);
        }
    }

    @Override
    public HttpAnswer answer(HttpCall call, OperationModel operation, SdkPojo response, String requestId) {
        Map<String, String> headers = JsonProtocol.identified(Map.of("Content-Type", "application/json"), requestId);
        int status = 200;
        for (SdkField<?> field : response.sdkFields()) {
            Object value = Shapes.set(response, field);
            if (value != null && field.location() == MarshallLocation.HEADER) {
                headers.put(
                        field.locationName(),
                        value instanceof Instant moment
                                ? Scalars.write(moment, field, Format.RFC_822)
                                : value.toString());
            } else if (value != null && field.location() == MarshallLocation.STATUS_CODE) {
                status = (Integer) value;
            }
        }
        return new HttpAnswer(status, headers, JsonWriter.write(MAPPER, response));
    }

    @Override
    public HttpAnswer refusal(HttpCall call, ServiceModel service, Refused refused, String requestId) {
        Map<String, String> headers = JsonProtocol.identified(Map.of("Content-Type", "application/json"), requestId);
        headers.put("x-amzn-ErrorType", refused.code());
        return new HttpAnswer(refused.status(), headers, JsonProtocol.error(MAPPER, refused));
    }
}
