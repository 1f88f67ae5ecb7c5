package skylab.aws;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What every operation of a service shares: the door to the lab, dry runs, request ids, and refusals as the exceptions
 * of the service's own SDK client.
 *
 * @param name as the SDK says it in messages, e.g. {@code Ec2}
 * @param source as CloudTrail says it, e.g. {@code ec2.amazonaws.com}
 * @param door the way into the lab
 * @param exceptions a builder of the client's exception
 * @param metadata the client's class of answer metadata
 * @param modelled builders of the exceptions that the client has for certain codes
 */
public record Service(
        String name,
        String source,
        Door door,
        Supplier<AwsServiceException.Builder> exceptions,
        Function<AwsResponseMetadata, AwsResponseMetadata> metadata,
        Map<String, Supplier<AwsServiceException.Builder>> modelled) {

    /** What operations of a service share whose client has one exception for all refusals. */
    public Service(
            String name,
            String source,
            Door door,
            Supplier<AwsServiceException.Builder> exceptions,
            Function<AwsResponseMetadata, AwsResponseMetadata> metadata) {
        this(name, source, door, exceptions, metadata, Map.of());
    }

    /**
     * Does a call.
     *
     * @return the answer, with the id of the call in its metadata
     * @throws AwsServiceException the client's own exception, with AWS's code and words
     */
    public <Q extends AwsRequest, R extends AwsResponse> R call(Q request, Operation<Q, R> operation) {
        String operationName = operationName(request);
        boolean dryRun = isDryRun(request);
        try {
            Door.Answer<R> answer = door.call(
                    source, operationName, request, isReadOnly(operationName), dryRun ? tried(operation) : operation);
            return withMetadata(answer);
        } catch (Door.Refusal refusal) {
            throw exception(refusal.error(), refusal.requestId());
        }
    }

    /** The exception for an operation that Skylab does not have. */
    public AwsServiceException notEmulated(String operationName) {
        AwsError error = new AwsError(
                "NotEmulated",
                "Skylab does not emulate " + name + " " + operationName
                        + ". Nothing has happened; the README lists the operations that are emulated.");
        return exception(error, "");
    }

    private static String operationName(AwsRequest request) {
        String type = request.getClass().getSimpleName();
        // The API's names keep capitals that the SDK's classes do not.
        return type.substring(0, type.length() - "Request".length()).replace("Ssh", "SSH");
    }

    private static boolean isReadOnly(String operationName) {
        return operationName.startsWith("Describe")
                || operationName.startsWith("Get")
                || operationName.startsWith("List")
                || operationName.startsWith("Search");
    }

    // EC2 API reference, "Common query parameters": a dry run that would succeed ends in the error DryRunOperation.
    private static <Q, R> Operation<Q, R> tried(Operation<Q, R> operation) {
        return (call, request) -> {
            operation.apply(call, request);
            throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
        };
    }

    private static boolean isDryRun(AwsRequest request) {
        return request.getValueForField("DryRun", Boolean.class).orElse(false);
    }

    @SuppressWarnings("unchecked") // a builder of R builds an R
    private <R extends AwsResponse> R withMetadata(Door.Answer<R> answer) {
        AwsResponse.Builder builder = answer.response().toBuilder();
        builder.responseMetadata(
                metadata.apply(DefaultAwsResponseMetadata.create(Map.of("AWS_REQUEST_ID", answer.requestId()))));
        builder.sdkHttpResponse(SdkHttpResponse.builder().statusCode(200).build());
        return (R) builder.build();
    }

    private AwsServiceException exception(AwsError error, String requestId) {
        int status = statusOf(error.code());
        SdkHttpResponse http = SdkHttpResponse.builder().statusCode(status).build();
        return modelled.getOrDefault(error.code(), exceptions)
                .get()
                .statusCode(status)
                .requestId(requestId)
                .message(error.getMessage())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(name)
                        .errorCode(error.code())
                        .errorMessage(error.getMessage())
                        .sdkHttpResponse(http)
                        .build())
                .build();
    }

    private static int statusOf(String code) {
        return switch (code) {
            case "UnauthorizedOperation", "AccessDenied", "ExpiredToken", "InvalidClientTokenId" -> 403;
            case "DryRunOperation" -> 412;
            case "NotEmulated" -> 501;
            default -> 400;
        };
    }
}
