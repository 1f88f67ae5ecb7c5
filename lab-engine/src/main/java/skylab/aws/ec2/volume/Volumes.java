package skylab.aws.ec2.volume;

import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.util.List;
import java.util.function.Function;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.volume.Volume.Attachment;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Operations on volumes. */
public final class Volumes {
    private static final Ids<Volume> IDS = new Ids<>(VOLUMES, "volume", "InvalidVolume");

    private static final Filters<Volume> FILTERS = new Filters<>(Volume::id)
            .on("volume-id", Volume::id)
            .on("size", Volume::gib)
            .on("volume-type", Volume::type)
            .on("encrypted", Volume::encrypted)
            .on("snapshot-id", Volume::snapshot)
            .on("availability-zone", Volume::zone)
            .on("create-time", Volume::created)
            .on("status", volume -> state(volume).toString())
            .onEach("attachment.instance-id", each(Attachment::instance))
            .onEach("attachment.device", each(Attachment::device))
            .onEach("attachment.delete-on-termination", each(Attachment::deleteOnTermination))
            .onEach("attachment.status", each(attachment -> VolumeAttachmentState.ATTACHED));

    private Volumes() {}

    /** DescribeVolumes. */
    public static DescribeVolumesResponse describe(Call call, DescribeVolumesRequest request) {
        World world = call.tx().world();
        List<Volume> named = request.volumeIds().isEmpty()
                ? List.copyOf(world.table(call.scope(), VOLUMES).values())
                : IDS.all(world, call.scope(), request.volumeIds());
        Page<Volume> page = Page.of(
                named.stream()
                        .filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                        .toList(),
                request.maxResults(),
                request.nextToken(),
                5,
                1000);
        return DescribeVolumesResponse.builder()
                .volumes(page.items().stream()
                        .map(volume -> shape(world, call.scope(), volume))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.Volume shape(World world, Scope scope, Volume volume) {
        return software.amazon.awssdk.services.ec2.model.Volume.builder()
                .volumeId(volume.id())
                .size(volume.gib())
                .volumeType(volume.type())
                .iops(volume.iops())
                .throughput(volume.throughput())
                .encrypted(volume.encrypted())
                .kmsKeyId(volume.kmsKey())
                .snapshotId(volume.snapshot() == null ? "" : volume.snapshot())
                .availabilityZone(volume.zone())
                .createTime(volume.created())
                .multiAttachEnabled(false)
                .state(state(volume))
                .attachments(volume.attachments().stream()
                        .map(attachment -> VolumeAttachment.builder()
                                .volumeId(volume.id())
                                .instanceId(attachment.instance())
                                .device(attachment.device())
                                .attachTime(attachment.since())
                                .deleteOnTermination(attachment.deleteOnTermination())
                                .state(VolumeAttachmentState.ATTACHED)
                                .build())
                        .toList())
                .tags(Ask.tags(world, scope, volume.id()))
                .build();
    }

    private static VolumeState state(Volume volume) {
        return volume.attachments().isEmpty() ? VolumeState.AVAILABLE : VolumeState.IN_USE;
    }

    private static Function<Volume, java.util.stream.Stream<?>> each(Function<Attachment, Object> value) {
        return volume -> volume.attachments().stream().map(value);
    }
}
