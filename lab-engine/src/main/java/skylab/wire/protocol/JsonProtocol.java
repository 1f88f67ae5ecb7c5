package skylab.wire.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/** The protocols whose bodies are trees and whose operations are named beside them. */
enum JsonProtocol implements Protocol {
    /** Smithy, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol"; which of them follows from the request. */
    JSON(new JsonMapper()) {
        @Override
        public String operation(HttpCall call, ServiceModel service) {
            String target = call.header("x-amz-target").orElse("");
            return target.substring(target.lastIndexOf('.') + 1);
        }

        @Override
        Map<String, String> headers(HttpCall call) {
            String type = call.header("content-type").orElse("");
            return Map.of(
                    "Content-Type",
                    type.startsWith("application/x-amz-json-1.0")
                            ? "application/x-amz-json-1.0"
                            : "application/x-amz-json-1.1");
        }
    },
    /** Smithy, "RPC v2 CBOR protocol". */
    CBOR(new CBORMapper()) {
        @Override
        public String operation(HttpCall call, ServiceModel service) {
            Matcher path = PATH.matcher(call.path());
            if (!path.matches()) {
                throw new Malformed("UnknownOperationException", "There is no operation at " + call.path(), 404);
            }
            return path.group("operation");
        }

        @Override
        Map<String, String> headers(HttpCall call) {
            return Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor");
        }
    };

    /** Where operations of RPC v2 are. */
    static final Pattern PATH = Pattern.compile("(?:/.*)?/service/(?<service>[^/]+)/operation/(?<operation>[^/]+)");

    private final ObjectMapper mapper;

    JsonProtocol(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    abstract Map<String, String> headers(HttpCall call);

    @Override
    public ObjectNode parameters(HttpCall call, OperationModel operation) {
        return JsonReader.structure(body(mapper, call), operation.request(), "");
    }

    /**
     * The tree of a body; nothing is an empty structure.
     *
     * @throws Malformed if it is none
     */
    static JsonNode body(ObjectMapper mapper, HttpCall call) {
        if (call.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return mapper.readTree(call.body());
        } catch (IOException e) {
            throw new Malformed("SerializationException", "The body cannot be read: " + firstLine(e));
        }
    }

    private static String firstLine(IOException e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    @Override
    public HttpAnswer answer(HttpCall call, OperationModel operation, SdkPojo response, String requestId) {
        return new HttpAnswer(200, identified(headers(call), requestId), JsonWriter.write(mapper, response));
    }

    @Override
    public HttpAnswer refusal(HttpCall call, ServiceModel service, Refused refused, String requestId) {
        HttpAnswer refusal = refusal(call, refused, requestId);
        if (service.wire() == Wire.QUERY) {
            // Smithy, "awsQueryCompatible": clients that came from the query protocol look for its codes here.
            refusal.headers().put("x-amzn-query-error", refused.code() + ";" + refused.fault());
        }
        return refusal;
    }

    HttpAnswer refusal(HttpCall call, Refused refused, String requestId) {
        return new HttpAnswer(refused.status(), identified(headers(call), requestId), error(mapper, refused));
    }

    static byte[] error(ObjectMapper mapper, Refused refused) {
        try {
            return mapper.writeValueAsBytes(JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", refused.code())
                    .put("message", refused.message()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> identified(Map<String, String> headers, String requestId) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("x-amzn-RequestId", requestId);
        return all;
    }
}
