package skylab.aws.ec2.volume;

import java.util.Locale;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.volume.Volume.Attachment;
import skylab.guest.disk.Unloaded;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.SSEType;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** A volume as the API shows it. */
final class VolumeShape {
    private static final long MIB = 1L << 20;

    private VolumeShape() {}

    static software.amazon.awssdk.services.ec2.model.Volume of(World world, Scope scope, Volume volume) {
        return software.amazon.awssdk.services.ec2.model.Volume.builder()
                .volumeId(volume.id())
                .size(volume.gib())
                .volumeType(volume.type())
                .iops(volume.iops())
                .throughput(volume.throughput())
                .encrypted(volume.encrypted())
                .kmsKeyId(volume.kmsKey())
                .sseType(volume.encrypted() ? SSEType.SSE_KMS : null)
                .snapshotId(volume.snapshot() == null ? "" : volume.snapshot())
                .availabilityZone(volume.zone())
                .availabilityZoneId(zoneId(scope, volume.zone()))
                .createTime(volume.created())
                .multiAttachEnabled(volume.multiAttach())
                .fastRestored(volume.fastRestored() ? Boolean.TRUE : null)
                .volumeInitializationRate(world.table(scope, Unloaded.UNLOADED)
                        .get(volume.id())
                        .filter(unloaded -> unloaded.background() > 0)
                        .map(unloaded -> (int) (unloaded.background() / MIB))
                        .orElse(null))
                .state(volume.state())
                .attachments(volume.attachments().stream()
                        .map(attachment -> of(volume, attachment))
                        .toList())
                .tags(Ask.tags(world, scope, volume.id()))
                .build();
    }

    static VolumeAttachment of(Volume volume, Attachment attachment) {
        return VolumeAttachment.builder()
                .volumeId(volume.id())
                .instanceId(attachment.instance())
                .device(attachment.device())
                .attachTime(attachment.since())
                .deleteOnTermination(attachment.deleteOnTermination())
                .state(link(attachment))
                .build();
    }

    static String link(Attachment attachment) {
        return attachment.link().name().toLowerCase(Locale.ROOT);
    }

    private static String zoneId(Scope scope, String zone) {
        Zones.Region region = Zones.region(scope.region());
        return region.zoneIds().get(region.zones().indexOf(zone));
    }
}
