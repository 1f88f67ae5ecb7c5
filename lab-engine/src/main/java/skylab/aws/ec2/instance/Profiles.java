package skylab.aws.ec2.instance;

import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.iam.profile.InstanceProfile;
import skylab.aws.iam.profile.InstanceProfiles;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;

/** The instance profiles of launches. */
final class Profiles {
    private Profiles() {}

    /**
     * The ARN of the profile that a launch names, or null.
     *
     * @throws AwsError {@code InvalidParameterValue} if there is none
     */
    static String arn(Call call, IamInstanceProfileSpecification asked) {
        if (asked == null || asked.name() == null && asked.arn() == null) {
            return null;
        }
        World world = call.tx().world();
        String account = call.scope().account();
        Optional<InstanceProfile> profile = asked.name() != null
                ? InstanceProfiles.find(world, account, asked.name())
                : InstanceProfiles.at(world, account, asked.arn());
        String parameter = asked.name() != null ? "name" : "arn";
        return profile.map(InstanceProfile::arn)
                .orElseThrow(() -> new AwsError(
                        "InvalidParameterValue",
                        "Value (" + (asked.name() != null ? asked.name() : asked.arn())
                                + ") for parameter iamInstanceProfile." + parameter
                                + " is invalid. Invalid IAM Instance Profile " + parameter));
    }
}
