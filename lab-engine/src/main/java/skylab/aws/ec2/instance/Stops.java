package skylab.aws.ec2.instance;

import skylab.aws.AwsError;

/** Which instances cannot be stopped at all. */
final class Stops {
    private Stops() {}

    /**
     * Checks a stop.
     *
     * @throws AwsError {@code UnsupportedOperation}
     */
    static void check(Instance instance) {
        if (instance.launch().onInstanceStore()) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id()
                            + "' does not have an 'ebs' root device type and cannot be stopped.");
        }
        Instance.Spot spot = instance.launch().spot();
        if (spot != null && !spot.persistent()) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "You can't stop the Spot Instance '" + instance.id()
                            + "' because it is associated with a one-time Spot Instance request. You can only stop Spot"
                            + " Instances associated with persistent Spot Instance requests.");
        }
    }
}
