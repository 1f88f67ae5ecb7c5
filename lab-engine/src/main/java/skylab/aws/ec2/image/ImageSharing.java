package skylab.aws.ec2.image;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateRequest;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateResponse;

/** Whether images may be made public (EC2 guide, "Block public access to your AMIs"); new accounts begin with no. */
public final class ImageSharing {
    private static final Kind<String> STATES = new Kind<>("image-block-public-access", "");
    private static final String KEY = "state";
    private static final String BLOCKED = "block-new-sharing";
    private static final String UNBLOCKED = "unblocked";

    private ImageSharing() {}

    private static String state(Call call) {
        return call.tx().find(call.scope(), STATES, KEY).orElse(BLOCKED);
    }

    /**
     * Checks that an image may be made public.
     *
     * @throws AwsError {@code OperationNotPermitted}
     */
    static void checkPublic(Call call, Image image) {
        if (state(call).equals(BLOCKED)) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "You can't publicly share this image because block public access for AMIs is enabled for this"
                            + " account in " + call.scope().region() + ": " + image.id());
        }
        if (image.devices().stream().anyMatch(Image.Device::encrypted)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The image '" + image.id() + "' has encrypted snapshots and cannot be made public.");
        }
    }

    /** GetImageBlockPublicAccessState. */
    public static GetImageBlockPublicAccessStateResponse get(Call call, GetImageBlockPublicAccessStateRequest request) {
        return GetImageBlockPublicAccessStateResponse.builder()
                .imageBlockPublicAccessState(state(call))
                .managedBy("account")
                .build();
    }

    /** EnableImageBlockPublicAccess. */
    public static EnableImageBlockPublicAccessResponse enable(Call call, EnableImageBlockPublicAccessRequest request) {
        if (!BLOCKED.equals(request.imageBlockPublicAccessStateAsString())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + request.imageBlockPublicAccessStateAsString()
                            + ") for parameter imageBlockPublicAccessState is invalid.");
        }
        call.tx().put(call.scope(), STATES, KEY, BLOCKED);
        return EnableImageBlockPublicAccessResponse.builder()
                .imageBlockPublicAccessState(BLOCKED)
                .build();
    }

    /** DisableImageBlockPublicAccess. */
    public static DisableImageBlockPublicAccessResponse disable(
            Call call, DisableImageBlockPublicAccessRequest request) {
        call.tx().put(call.scope(), STATES, KEY, UNBLOCKED);
        return DisableImageBlockPublicAccessResponse.builder()
                .imageBlockPublicAccessState(UNBLOCKED)
                .build();
    }
}
