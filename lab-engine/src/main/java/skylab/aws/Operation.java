package skylab.aws;

/**
 * What a service does when it is asked one thing.
 *
 * @param <Q> the SDK's request
 * @param <R> the SDK's answer
 */
@FunctionalInterface
public interface Operation<Q, R> {
    /**
     * Answers.
     *
     * @throws AwsError to refuse; nothing has then happened
     */
    R apply(Call call, Q request);
}
