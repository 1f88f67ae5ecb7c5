package skylab.wire.protocol;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * What the SDK says of an operation.
 *
 * @param name e.g. {@code DescribeInstances}
 * @param service its service
 * @param binding where it is sent, and under which name
 * @param request the members of its request
 */
public record OperationModel(String name, ServiceModel service, OperationInfo binding, List<SdkField<?>> request) {
    /** The XML namespace of its answers. */
    String namespace() {
        return "http://" + service.source() + "/doc/" + binding.apiVersion() + "/";
    }
}
