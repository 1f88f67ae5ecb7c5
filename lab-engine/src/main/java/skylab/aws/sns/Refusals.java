package skylab.aws.sns;

import skylab.aws.AwsError;

/** The refusals of SNS in its own words. */
final class Refusals {
    private Refusals() {}

    /** A parameter that is none. */
    static AwsError invalid(String detail) {
        return new AwsError("InvalidParameter", "Invalid parameter: " + detail);
    }

    static AwsError notFound(String what) {
        return new AwsError("NotFound", what + " does not exist");
    }

    static AwsError notEmulated(String what) {
        return new AwsError("NotEmulated", "Skylab does not emulate " + what + ". Nothing has happened.");
    }
}
