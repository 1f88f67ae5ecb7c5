package skylab.aws.ssm;

import skylab.aws.AwsError;
import skylab.world.Scope;
import skylab.world.World;

/** Ids of images that are given by a parameter (EC2 guide, "Reference AMIs using Systems Manager parameters"). */
public final class ParameterReference {
    private static final String RESOLVE = "resolve:ssm:";

    private ParameterReference() {}

    /**
     * What a text means: the value of the parameter for {@code resolve:ssm:<name>[:<version>]}, otherwise itself.
     *
     * @throws AwsError {@code InvalidParameterValue} if there is no such parameter
     */
    public static String resolve(World world, Scope scope, String text) {
        if (text == null || !text.startsWith(RESOLVE)) {
            return text;
        }
        String name = text.substring(RESOLVE.length());
        return Parameters.value(world, scope, name)
                .orElseThrow(() ->
                        new AwsError("InvalidParameterValue", "The parameter '" + name + "' could not be found."));
    }
}
