package skylab.kernel.lab;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What cells use where a call is meant to fail. */
public final class Refusals {
    private Refusals() {}

    /**
     * Runs a call to AWS and prints the code and the words of its refusal, so that the cell goes on: {@code refused(() ->
     * ec2.deleteVpc(r -> r.vpcId(id)))}. Prints {@code (accepted)} when it is not refused; whatever else it throws goes on.
     */
    public static void refused(Runnable call) {
        try {
            call.run();
        } catch (AwsServiceException e) {
            System.out.println(e.awsErrorDetails().errorCode());
            System.out.println("    " + e.awsErrorDetails().errorMessage());
            return;
        }
        System.out.println("(accepted)");
    }
}
