package skylab.aws;

import software.amazon.awssdk.core.SdkPojo;

/** What decides whether a call may be made at all, before the service looks at it, and what follows from it. */
public interface Policy {
    /** Lets everything through. */
    Policy NONE = new Policy() {
        @Override
        public void admit(Call call, String source, String operation, SdkPojo request) {
            // There is nothing to forbid.
        }

        @Override
        public void done(Call call, String source, String operation) {
            // Nothing follows.
        }
    };

    /**
     * Lets a call through or refuses it.
     *
     * @param source the service as CloudTrail names it, e.g. {@code ec2.amazonaws.com}
     * @param operation e.g. {@code RunInstances}
     * @throws AwsError to refuse
     */
    void admit(Call call, String source, String operation, SdkPojo request);

    /** Takes note of a change that was made. */
    void done(Call call, String source, String operation);
}
