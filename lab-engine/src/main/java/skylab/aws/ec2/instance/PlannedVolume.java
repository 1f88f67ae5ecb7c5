package skylab.aws.ec2.instance;

import static skylab.aws.ec2.snapshot.Snapshot.SNAPSHOTS;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.volume.VolumeSpec;
import skylab.aws.ec2.volume.VolumeType;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;

/**
 * A volume that a launch makes, as planned from the request and the image.
 *
 * @param device the API's device name
 * @param spec what it will be
 * @param deleteOnTermination whether it goes with the instance
 */
record PlannedVolume(String device, VolumeSpec spec, boolean deleteOnTermination) {

    /** Size in GiB. */
    int gib() {
        return spec.gib();
    }

    /** Whether it is encrypted. */
    boolean encrypted() {
        return spec.encrypted();
    }

    /**
     * The root volume: the image's, with what the request changes.
     *
     * @param asked the request's mapping for the root device, or null
     */
    static PlannedVolume root(Call call, Image image, EbsBlockDevice asked) {
        EbsBlockDevice ebs = asked == null ? EbsBlockDevice.builder().build() : asked;
        int gib = ebs.volumeSize() == null ? image.rootGib() : ebs.volumeSize();
        if (gib < image.rootGib()) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "Volume of size " + gib + "GB is smaller than snapshot '" + image.rootSnapshot()
                            + "', expect size>= " + image.rootGib() + "GB");
        }
        String type = ebs.volumeTypeAsString() == null ? image.rootType() : ebs.volumeTypeAsString();
        if (!VolumeType.named(type).bootable()) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping", "The volume type '" + type + "' cannot be used for the root device.");
        }
        boolean own =
                call.tx().find(call.scope(), SNAPSHOTS, image.rootSnapshot()).isPresent();
        PlannedVolume planned = plan(call, image.rootDevice(), ebs, type, gib, own ? image.rootSnapshot() : null);
        return own
                ? planned
                : new PlannedVolume(planned.device, planned.spec.of(image.rootSnapshot()), planned.deleteOnTermination);
    }

    /**
     * A further volume, blank or made from a snapshot.
     *
     * @throws AwsError as CreateVolume refuses
     */
    static PlannedVolume further(Call call, BlockDeviceMapping mapping) {
        EbsBlockDevice ebs = mapping.ebs();
        return plan(call, mapping.deviceName(), ebs, ebs.volumeTypeAsString(), ebs.volumeSize(), ebs.snapshotId());
    }

    private static PlannedVolume plan(
            Call call, String device, EbsBlockDevice ebs, String type, Integer gib, String snapshot) {
        VolumeSpec spec = VolumeSpec.of(
                call.tx().world(),
                call.scope(),
                new VolumeSpec.Asked(
                        type,
                        gib,
                        ebs.iops(),
                        ebs.throughput(),
                        ebs.encrypted(),
                        ebs.kmsKeyId(),
                        snapshot,
                        null,
                        ebs.volumeInitializationRate()));
        return new PlannedVolume(device, spec, ebs.deleteOnTermination() == null || ebs.deleteOnTermination());
    }
}
