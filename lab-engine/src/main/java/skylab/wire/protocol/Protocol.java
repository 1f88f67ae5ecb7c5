package skylab.wire.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkPojo;

/** One of AWS's protocols (Smithy, "AWS protocols"). */
public interface Protocol {
    /**
     * The name of the operation that a request calls.
     *
     * @throws Malformed if it calls none
     */
    String operation(HttpCall call, ServiceModel service);

    /**
     * The parameters of a request, as {@link skylab.aws.shape.Shapes} writes them.
     *
     * @throws Malformed if they cannot be read
     */
    ObjectNode parameters(HttpCall call, OperationModel operation);

    /** An answer. */
    HttpAnswer answer(HttpCall call, OperationModel operation, SdkPojo response, String requestId);

    /** A refusal. */
    HttpAnswer refusal(HttpCall call, ServiceModel service, Refused refused, String requestId);
}
