package skylab.aws.ec2.instance;

import skylab.world.Scope;
import skylab.world.World;

/** The keys that encrypt volumes, as far as EC2 names them. */
final class Keys {
    private Keys() {}

    /**
     * The ARN of a key.
     *
     * @param asked an ARN or a key's id; null for the account's default key for EBS, {@code alias/aws/ebs}
     */
    static String arn(World world, Scope scope, String asked) {
        if (asked != null && asked.startsWith("arn:")) {
            return asked;
        }
        String key = asked != null
                ? asked
                : world.seed().uuid("alias/aws/ebs " + scope.region(), 0).toString();
        return "arn:aws:kms:" + scope.region() + ":" + scope.account() + ":key/" + key;
    }
}
