package skylab.aws;

import java.time.Duration;
import software.amazon.awssdk.core.SdkPojo;

/** The way into the lab that all services share: time passes, the call is done as one change, and it is written down. */
public interface Door {
    /**
     * Lets a call through.
     *
     * @param source the service as CloudTrail names it, e.g. {@code ec2.amazonaws.com}
     * @param name the operation, e.g. {@code RunInstances}
     * @param request the request
     * @param readOnly whether it only looks
     * @param operation what to do
     * @throws Refusal if the operation refused
     */
    <Q extends SdkPojo, R extends SdkPojo> Answer<R> call(
            String source, String name, Q request, boolean readOnly, Operation<Q, R> operation);

    /** Lets virtual time pass, for one who waits. */
    void pass(Duration duration);

    /**
     * What came of a call.
     *
     * @param requestId the id under which it is in the journal
     * @param response the service's answer
     */
    record Answer<R>(String requestId, R response) {}

    /** A call that was refused, with the id under which it is in the journal. */
    final class Refusal extends RuntimeException {
        private final String requestId;
        private final AwsError error;

        /** A refusal of the call with this id. */
        public Refusal(String requestId, AwsError error) {
            super(error.getMessage(), error, false, false);
            this.requestId = requestId;
            this.error = error;
        }

        /** The id of the call. */
        public String requestId() {
            return requestId;
        }

        /** Why. */
        public AwsError error() {
            return error;
        }
    }
}
