package skylab.aws.ec2.image;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.aws.ec2.volume.Volume;
import skylab.aws.ec2.volume.VolumeSpec;
import skylab.aws.ec2.volume.VolumeType;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;

/** Parts of a new image, from block-device mappings. */
final class MappedDevice {
    private MappedDevice() {}

    /**
     * The snapshot of a volume, with what the request changes.
     *
     * @param asked the request's mapping for the device, or null
     */
    static Image.Device ofVolume(
            String name, String instance, Volume volume, Snapshot snapshot, BlockDeviceMapping asked) {
        EbsBlockDevice ebs =
                asked == null || asked.ebs() == null ? EbsBlockDevice.builder().build() : asked.ebs();
        int gib = ebs.volumeSize() == null ? volume.gib() : ebs.volumeSize();
        if (gib < volume.gib()) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "Volume of size " + gib + "GB is smaller than the volume '" + volume.id() + "', expect size>= "
                            + volume.gib() + "GB");
        }
        boolean sameType =
                ebs.volumeTypeAsString() == null || ebs.volumeTypeAsString().equals(volume.type());
        boolean goes = volume.attachment(instance)
                .map(Volume.Attachment::deleteOnTermination)
                .orElse(false);
        return new Image.Device(
                name,
                snapshot.id(),
                gib,
                sameType ? volume.type() : ebs.volumeTypeAsString(),
                ebs.iops() != null
                        ? ebs.iops()
                        : sameType && VolumeType.named(volume.type()).isProvisioned() ? volume.iops() : null,
                ebs.throughput() != null ? ebs.throughput() : sameType ? volume.throughput() : null,
                snapshot.encrypted(),
                ebs.deleteOnTermination() == null ? goes : ebs.deleteOnTermination(),
                null);
    }

    /** A further part: a blank volume, one from a snapshot, or an instance store. */
    static Image.Device of(Call call, BlockDeviceMapping mapping) {
        if (mapping.virtualName() != null) {
            return new Image.Device(
                    mapping.deviceName(), null, 0, null, null, null, false, true, mapping.virtualName());
        }
        EbsBlockDevice ebs = mapping.ebs();
        if (ebs == null) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "The block-device mapping of '" + mapping.deviceName()
                            + "' names neither an EBS volume nor a virtual device.");
        }
        VolumeSpec spec = VolumeSpec.of(
                call.tx().world(),
                call.scope(),
                new VolumeSpec.Asked(
                        ebs.volumeTypeAsString(),
                        ebs.volumeSize(),
                        ebs.iops(),
                        ebs.throughput(),
                        ebs.encrypted(),
                        null,
                        ebs.snapshotId(),
                        null,
                        null));
        return new Image.Device(
                mapping.deviceName(),
                spec.snapshot(),
                spec.gib(),
                spec.type().api(),
                spec.type().isProvisioned() ? spec.iops() : null,
                spec.throughput(),
                spec.encrypted(),
                ebs.deleteOnTermination() == null || ebs.deleteOnTermination(),
                null);
    }
}
