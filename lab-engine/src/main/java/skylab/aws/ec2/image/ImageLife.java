package skylab.aws.ec2.image;

import static skylab.aws.ec2.image.Image.IMAGES;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.snapshot.Snapshots;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotReturnCode;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageDeprecationRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageDeprecationResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageDeregistrationProtectionRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageDeregistrationProtectionResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageDeprecationRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageDeprecationResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageDeregistrationProtectionRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageDeregistrationProtectionResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageResponse;

/** The end of images, and what comes before it: deprecation, disabling, protection (EC2 guide, "Amazon EC2 AMI lifecycle"). */
public final class ImageLife {
    private static final String UNPROTECTED = "disabled";

    /** EC2 guide, "Protect an Amazon EC2 AMI from deregistration". */
    private static final Duration COOLDOWN = Duration.ofHours(24);

    private static final int LATEST_YEARS = 10;

    private ImageLife() {}

    /** DeregisterImage: the snapshots remain and cost, unless they are to be deleted too. */
    public static DeregisterImageResponse deregister(Call call, DeregisterImageRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        Instant until = image.status().unprotected();
        if (!image.status().protection().equals(UNPROTECTED)
                || until != null && call.tx().now().isBefore(until)) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "The image '" + image.id() + "' may not be deregistered: deregistration protection is "
                            + (until == null ? "enabled for it." : "in its cooldown until " + until + "."));
        }
        OwnImages.deregister(call.tx(), call.scope(), image);
        List<DeleteSnapshotReturnCode> results = new ArrayList<>();
        if (Boolean.TRUE.equals(request.deleteAssociatedSnapshots())) {
            OwnImages.snapshots(image).forEach(snapshot -> results.add(delete(call, snapshot)));
        }
        return DeregisterImageResponse.builder()
                .returnValue(true)
                .deleteSnapshotResults(results)
                .build();
    }

    // A snapshot that another image is made of too is skipped.
    private static DeleteSnapshotReturnCode delete(Call call, String snapshot) {
        boolean shared =
                !OwnImages.using(call.tx().world(), call.scope(), snapshot).isEmpty();
        if (!shared) {
            Snapshots.delete(
                    call, DeleteSnapshotRequest.builder().snapshotId(snapshot).build());
        }
        return DeleteSnapshotReturnCode.builder()
                .snapshotId(snapshot)
                .returnCode(shared ? "skipped" : "success")
                .build();
    }

    private static void put(Call call, Image image, Image.Status status) {
        call.tx().put(call.scope(), IMAGES, image.id(), image.with(status));
    }

    /** DisableImage: nobody can launch it, and it is shared with nobody any more. */
    public static DisableImageResponse disable(Call call, DisableImageRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        if (!image.status().state().equals("available")
                && !image.status().state().equals("disabled")) {
            throw new AwsError(
                    "IncorrectState",
                    "The image '" + image.id() + "' is in the state '"
                            + image.status().state() + "' and cannot be disabled.");
        }
        put(call, image, image.status().with("disabled").permitting(Set.of()));
        return DisableImageResponse.builder().returnValue(true).build();
    }

    /** EnableImage. */
    public static EnableImageResponse enable(Call call, EnableImageRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        if (image.status().state().equals("disabled")) {
            put(call, image, image.status().with("available"));
        }
        return EnableImageResponse.builder().returnValue(true).build();
    }

    /** EnableImageDeprecation; seconds are rounded to the minute. */
    public static EnableImageDeprecationResponse deprecate(Call call, EnableImageDeprecationRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        Instant now = call.tx().now();
        if (request.deprecateAt() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter DeprecateAt");
        }
        Instant at = request.deprecateAt().plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
        Instant latest = now.atOffset(ZoneOffset.UTC).plusYears(LATEST_YEARS).toInstant();
        if (request.deprecateAt().isBefore(now) || at.isAfter(latest)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The date '" + request.deprecateAt() + "' for parameter DeprecateAt is invalid. It must not be in"
                            + " the past, and at most " + LATEST_YEARS + " years from now.");
        }
        put(call, image, image.status().deprecatedFrom(at));
        return EnableImageDeprecationResponse.builder().returnValue(true).build();
    }

    /** DisableImageDeprecation. */
    public static DisableImageDeprecationResponse undeprecate(Call call, DisableImageDeprecationRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        put(call, image, image.status().deprecatedFrom(null));
        return DisableImageDeprecationResponse.builder().returnValue(true).build();
    }

    /** EnableImageDeregistrationProtection. */
    public static EnableImageDeregistrationProtectionResponse protect(
            Call call, EnableImageDeregistrationProtectionRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        String kind =
                Boolean.TRUE.equals(request.withCooldown()) ? "enabled-with-cooldown" : "enabled-without-cooldown";
        put(call, image, image.status().protectedBy(kind, null));
        return EnableImageDeregistrationProtectionResponse.builder()
                .returnValue(kind)
                .build();
    }

    /** DisableImageDeregistrationProtection. */
    public static DisableImageDeregistrationProtectionResponse unprotect(
            Call call, DisableImageDeregistrationProtectionRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        boolean cools = image.status().protection().equals("enabled-with-cooldown");
        put(
                call,
                image,
                image.status().protectedBy(UNPROTECTED, cools ? call.tx().now().plus(COOLDOWN) : null));
        return DisableImageDeregistrationProtectionResponse.builder()
                .returnValue(UNPROTECTED)
                .build();
    }
}
