package skylab.aws.ssm;

import skylab.aws.AwsError;

/** Refusals that several operations have in common. */
final class Refusals {
    private Refusals() {}

    static AwsError notFound(String name) {
        return new AwsError("ParameterNotFound", "Parameter " + name + " not found.");
    }

    static AwsError validation(String words) {
        return new AwsError("ValidationException", words);
    }
}
