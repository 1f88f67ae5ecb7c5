package skylab.aws.ec2;

import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/**
 * Client tokens of an operation that makes something: the same request again makes nothing more (EC2 API reference,
 * "Ensuring idempotency").
 *
 * @param kind where they are kept
 */
public record Tokens(Kind<Earlier> kind) {
    /**
     * A request that had a token.
     *
     * @param made the id of what it made
     * @param request the request
     */
    public record Earlier(String made, Ec2Request request) {}

    /** The tokens of an operation, by its name in lower case with hyphens. */
    public static Tokens of(String operation) {
        return new Tokens(new Kind<>(operation + "-token", ""));
    }

    /**
     * The id of what an earlier request with this token made.
     *
     * @param token may be null
     * @throws AwsError {@code IdempotentParameterMismatch} if that was another request
     */
    public Optional<String> earlier(Call call, String token, Ec2Request request) {
        Optional<Earlier> earlier = token == null ? Optional.empty() : call.tx().find(call.scope(), kind, token);
        if (earlier.isPresent() && !earlier.get().request.equals(request)) {
            throw new AwsError(
                    "IdempotentParameterMismatch",
                    "Arguments on this idempotent request are inconsistent with arguments used in previous"
                            + " request(s).");
        }
        return earlier.map(Earlier::made);
    }

    /** Remembers what a request made, if it had a token. */
    public void remember(Call call, String token, Ec2Request request, String made) {
        if (token != null) {
            call.tx().put(call.scope(), kind, token, new Earlier(made, request));
        }
    }
}
