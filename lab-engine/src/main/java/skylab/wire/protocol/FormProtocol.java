package skylab.wire.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** The protocols of forms: a form in, XML out (Smithy, "AWS query protocol" and "AWS EC2 query protocol"). */
enum FormProtocol implements Protocol {
    /** As EC2 speaks it. */
    EC2 {
        @Override
        public HttpAnswer answer(HttpCall call, OperationModel operation, SdkPojo response, String requestId) {
            return xml(200, operation.name() + "Response", operation.namespace(), writer -> {
                writer.element("requestId", requestId);
                if (response.sdkFields().isEmpty()) {
                    // EC2 API reference: what answers nothing else says that it was done.
                    writer.element("return", "true");
                }
                writer.members(response);
            });
        }

        @Override
        public HttpAnswer refusal(HttpCall call, ServiceModel service, Refused refused, String requestId) {
            return xml(refused.status(), "Response", "", writer -> {
                writer.element(
                        "Errors",
                        errors -> errors.element("Error", error -> {
                            error.element("Code", refused.code());
                            error.element("Message", refused.message());
                        }));
                writer.element("RequestID", requestId);
            });
        }
    },
    /** As all others speak it. */
    QUERY {
        @Override
        public HttpAnswer answer(HttpCall call, OperationModel operation, SdkPojo response, String requestId) {
            return xml(200, operation.name() + "Response", operation.namespace(), writer -> {
                // Which operations answer nothing at all the SDK does not know; clients that expect a result need one.
                writer.element(operation.name() + "Result", result -> result.members(response));
                writer.element("ResponseMetadata", metadata -> metadata.element("RequestId", requestId));
            });
        }

        @Override
        public HttpAnswer refusal(HttpCall call, ServiceModel service, Refused refused, String requestId) {
            return xml(refused.status(), "ErrorResponse", "", writer -> {
                writer.element("Error", error -> {
                    error.element("Type", refused.fault());
                    error.element("Code", refused.code());
                    error.element("Message", refused.message());
                });
                writer.element("RequestId", requestId);
            });
        }
    };

    @Override
    public String operation(HttpCall call, ServiceModel service) {
        List<String> action = form(call).get("Action");
        if (action == null) {
            throw new Malformed("MissingAction", "The request must contain the parameter Action");
        }
        return action.get(0);
    }

    @Override
    public ObjectNode parameters(HttpCall call, OperationModel operation) {
        Map<String, List<String>> form = new LinkedHashMap<>(form(call));
        List<String> version = form.remove("Version");
        if (version != null && !version.get(0).equals(operation.binding().apiVersion()) && this == EC2) {
            throw new Malformed(
                    "NoSuchVersion",
                    "The requested version (" + version.get(0) + ") of service "
                            + operation.service().signingName() + " does not exist");
        }
        form.remove("Action");
        // Of signatures in the query and of the clients' own bookkeeping the operations know nothing.
        form.keySet().removeIf(name -> name.startsWith("X-Amz-") || name.equals("AWSAccessKeyId"));
        return new FormReader(this == EC2).structure(Form.of(form), operation.request(), "");
    }

    static Map<String, List<String>> form(HttpCall call) {
        Map<String, List<String>> form = new LinkedHashMap<>(call.queryParameters());
        if (call.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            form.putAll(HttpCall.parameters(call.text()));
        }
        return form;
    }

    private static HttpAnswer xml(int status, String root, String namespace, XmlWriter.Content content) {
        return new HttpAnswer(
                status, Map.of("Content-Type", "text/xml;charset=UTF-8"), XmlWriter.document(root, namespace, content));
    }
}
