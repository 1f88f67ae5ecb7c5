package skylab.cli.call;

import java.util.List;
import java.util.Optional;
import skylab.aws.Operations;
import software.amazon.awssdk.core.SdkField;

/**
 * An operation as a command.
 *
 * @param service its service
 * @param name as the command line has it, e.g. {@code describe-instances}
 * @param api as the API has it, e.g. {@code DescribeInstances}
 * @param request the members of its request
 * @param response the members of its answer
 */
public record OperationCommand(
        ServiceCommand service, String name, String api, List<SdkField<?>> request, List<SdkField<?>> response) {
    /** The SDK's class of its request. */
    public Class<?> model() {
        try {
            return Operations.request(service.service().contract(), api)
                    .getClass()
                    .getEnclosingClass();
        } catch (ClassNotFoundException e) {
            throw new LinkageError("the SDK has no request of " + api, e);
        }
    }

    /** Whether its answer has a body of its own, which goes into a file. */
    public boolean hasBody() {
        return Operations.hasBody(service.service().contract(), api);
    }

    /** A member of the request. */
    public Optional<SdkField<?>> member(String name) {
        return request.stream().filter(field -> field.memberName().equals(name)).findFirst();
    }

    /** A member of the answer. */
    public Optional<SdkField<?>> answered(String name) {
        return response.stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst();
    }
}
