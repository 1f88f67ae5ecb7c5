package skylab.aws.ec2.instance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import skylab.aws.AwsError;
import skylab.world.Scope;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;

/** Instance profiles: the one that every account of a Learner Lab has; no other can be made. */
public final class Profiles {
    private static final String NAME = "LabInstanceProfile";

    private Profiles() {}

    /** The id of a profile, which follows from its ARN. */
    public static String id(String arn) {
        String digits = UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "AIPA" + digits.substring(0, 17).toUpperCase(Locale.ROOT);
    }

    /**
     * The ARN of the profile that a launch names, or null.
     *
     * @throws AwsError {@code InvalidParameterValue} if there is none
     */
    static String arn(Scope scope, IamInstanceProfileSpecification asked) {
        if (asked == null || asked.name() == null && asked.arn() == null) {
            return null;
        }
        String arn = "arn:aws:iam::" + scope.account() + ":instance-profile/" + NAME;
        if (asked.name() != null ? !asked.name().equals(NAME) : !asked.arn().equals(arn)) {
            String parameter = asked.name() != null ? "name" : "arn";
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + (asked.name() != null ? asked.name() : asked.arn())
                            + ") for parameter iamInstanceProfile." + parameter
                            + " is invalid. Invalid IAM Instance Profile " + parameter);
        }
        return arn;
    }
}
