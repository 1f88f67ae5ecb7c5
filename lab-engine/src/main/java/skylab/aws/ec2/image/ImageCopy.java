package skylab.aws.ec2.image;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.aws.ec2.snapshot.SnapshotCopy;
import skylab.aws.ec2.snapshot.Snapshots;
import skylab.aws.ec2.volume.Encryption;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CopyImageRequest;
import software.amazon.awssdk.services.ec2.model.CopyImageResponse;

/** Copying an image, also from another region, also encrypted (EC2 guide, "Copy an Amazon EC2 AMI"). */
public final class ImageCopy {
    private ImageCopy() {}

    /** CopyImage, into the region that is called. */
    public static CopyImageResponse copy(Call call, CopyImageRequest request) {
        World world = call.tx().world();
        if (request.sourceRegion() == null || request.sourceImageId() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter "
                            + (request.sourceRegion() == null ? "SourceRegion" : "SourceImageId"));
        }
        Zones.region(request.sourceRegion());
        Scope from = new Scope(call.scope().account(), request.sourceRegion());
        Image source = Images.one(world, from, request.sourceImageId());
        OwnImages.checkName(call, request.name());
        if (source.os().equals(Catalogue.WINDOWS)) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate the inside of Windows machines, and copies none. Nothing has happened.");
        }
        if (!source.status().state().equals("available") || !source.isEbsBacked()) {
            throw new AwsError(
                    "InvalidRequest",
                    "Image '" + source.id() + "' cannot be copied: "
                            + (source.isEbsBacked() ? "it is not available." : "its root is no EBS volume."));
        }
        if (request.kmsKeyId() != null && !Boolean.TRUE.equals(request.encrypted())) {
            throw new AwsError(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        String id = call.tx().newId(Image.IMAGES);
        Map<String, Snapshot> copies = new HashMap<>();
        for (String snapshot : OwnImages.snapshots(source)) {
            copies.put(snapshot, copy(call, request, from, id, Snapshots.restorable(world, from, snapshot)));
        }
        List<Image.Device> devices = new ArrayList<>();
        source.devices().forEach(device -> devices.add(of(device, copies.get(device.snapshot()))));
        Instant complete = copies.values().stream()
                .map(Snapshot::completes)
                .max(Instant::compareTo)
                .orElse(call.tx().now());
        OwnImages.add(
                call.tx(),
                call.scope(),
                new Image(
                        id,
                        request.name(),
                        request.description() == null
                                ? "[Copied " + source.id() + " from " + from.region() + "] " + source.name()
                                : request.description(),
                        call.scope().account(),
                        null,
                        call.tx().now(),
                        source.traits(),
                        source.rootDevice(),
                        TreePVector.from(devices),
                        new Image.Origin(source.origin().instance(), source.id(), from.region()),
                        Image.Status.PENDING));
        OwnImages.completeAfter(call.tx(), call.scope(), id, complete);
        if (Boolean.TRUE.equals(request.copyImageTags())) {
            Tags.add(
                    call.tx(),
                    call.scope(),
                    id,
                    Tags.of(world, from, source.id()).byKey());
        }
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), "image"));
        return CopyImageResponse.builder().imageId(id).build();
    }

    private static Snapshot copy(Call call, CopyImageRequest request, Scope from, String image, Snapshot source) {
        boolean encrypted = source.encrypted()
                || Boolean.TRUE.equals(request.encrypted())
                || Encryption.byDefault(call.tx().world(), call.scope());
        String key = !encrypted
                ? null
                : request.kmsKeyId() == null && source.encrypted() && from.equals(call.scope())
                        ? source.kmsKey()
                        : Encryption.arn(call.tx().world(), call.scope(), request.kmsKeyId());
        Snapshot made = SnapshotCopy.make(
                call.tx(),
                call.scope(),
                from,
                source,
                key,
                "Copied for DestinationAmi " + image + " from SourceAmi " + request.sourceImageId()
                        + " for SourceSnapshot " + source.id() + ".");
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), "snapshot"));
        return made;
    }

    private static Image.Device of(Image.Device device, Snapshot copy) {
        return copy == null
                ? device
                : new Image.Device(
                        device.name(),
                        copy.id(),
                        device.gib(),
                        device.type(),
                        device.iops(),
                        device.throughput(),
                        copy.encrypted(),
                        device.deleteOnTermination(),
                        null);
    }
}
