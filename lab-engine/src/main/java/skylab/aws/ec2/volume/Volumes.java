package skylab.aws.ec2.volume;

import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.util.List;
import java.util.function.Function;
import skylab.aws.Call;
import skylab.aws.Filters;
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
        List<Volume> named = request.volumeIds().isEmpty()
                ? List.copyOf(world.table(call.scope(), VOLUMES).values())
                : VolumeLife.IDS.all(world, call.scope(), request.volumeIds());
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
                        .map(volume -> VolumeShape.of(world, call.scope(), volume))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Function<Volume, java.util.stream.Stream<?>> each(Function<Attachment, Object> value) {
        return volume -> volume.attachments().stream().map(value);
    }
}
