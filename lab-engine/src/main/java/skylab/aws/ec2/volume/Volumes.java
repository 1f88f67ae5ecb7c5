package skylab.aws.ec2.volume;

import java.util.function.Function;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.volume.Volume.Attachment;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;

/** Operations on volumes. */
public final class Volumes {
    private static final Filters<Volume> FILTERS = new Filters<>(Volume::id)
            .on("volume-id", Volume::id)
            .on("size", Volume::gib)
            .on("volume-type", Volume::type)
            .on("encrypted", Volume::encrypted)
            .on("snapshot-id", Volume::snapshot)
            .on("availability-zone", Volume::zone)
            .on("availability-zone-id", volume -> Zones.id(volume.zone()))
            .on("operator.managed", volume -> false)
            .on("operator.principal", volume -> null)
            .on("create-time", Volume::created)
            .on("multi-attach-enabled", Volume::multiAttach)
            .on("fast-restored", Volume::fastRestored)
            .on("status", Volume::state)
            .onEach("attachment.attach-time", each(Attachment::since))
            .onEach("attachment.instance-id", each(Attachment::instance))
            .onEach("attachment.device", each(Attachment::device))
            .onEach("attachment.delete-on-termination", each(Attachment::deleteOnTermination))
            .onEach("attachment.status", each(VolumeShape::link));

    private Volumes() {}

    /** DescribeVolumes. */
    public static DescribeVolumesResponse describe(Call call, DescribeVolumesRequest request) {
        World world = call.tx().world();
        Page<Volume> page = Listing.of(call, VolumeLife.IDS, request.volumeIds())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeVolumesResponse.builder()
                .volumes(page.items().stream()
                        .map(volume -> VolumeShape.of(world, call.scope(), volume))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Function<Volume, java.util.stream.Stream<?>> each(Function<Attachment, Object> value) {
        return volume -> volume.attachments().stream().map(value);
    }
}
