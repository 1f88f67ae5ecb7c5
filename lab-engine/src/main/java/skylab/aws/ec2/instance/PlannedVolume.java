package skylab.aws.ec2.instance;

import skylab.aws.AwsError;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.volume.VolumeType;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;

/**
 * A volume that a launch makes, as planned from the request and the image.
 *
 * @param device the API's device name
 * @param gib size
 * @param type its volume type
 * @param iops operations per second, or null
 * @param throughput MiB/s, or null
 * @param encrypted whether it is encrypted
 * @param kmsKey the key asked for; null for the default one
 * @param snapshot what it is made from; null for a blank volume
 * @param deleteOnTermination whether it goes with the instance
 */
record PlannedVolume(
        String device,
        int gib,
        VolumeType type,
        Integer iops,
        Integer throughput,
        boolean encrypted,
        String kmsKey,
        String snapshot,
        boolean deleteOnTermination) {

    /**
     * The root volume: the image's, with what the request changes.
     *
     * @param asked the request's mapping for the root device, or null
     */
    static PlannedVolume root(Image image, EbsBlockDevice asked) {
        EbsBlockDevice ebs = asked == null ? EbsBlockDevice.builder().build() : asked;
        int gib = ebs.volumeSize() == null ? image.rootGib() : ebs.volumeSize();
        if (gib < image.rootGib()) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "Volume of size " + gib + "GB is smaller than snapshot '" + image.rootSnapshot()
                            + "', expect size>= " + image.rootGib() + "GB");
        }
        String typeName = ebs.volumeTypeAsString() == null ? image.rootType() : ebs.volumeTypeAsString();
        VolumeType type = VolumeType.named(typeName);
        if (!type.bootable()) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "The volume type '" + typeName + "' cannot be used for the root device.");
        }
        return plan(image.rootDevice(), gib, type, ebs, image.rootSnapshot());
    }

    /**
     * A further, blank volume.
     *
     * @throws AwsError {@code MissingParameter}, or what the volume's type says of its figures
     */
    static PlannedVolume blank(BlockDeviceMapping mapping) {
        EbsBlockDevice ebs = mapping.ebs();
        if (ebs.snapshotId() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate launching with volumes from snapshots. Nothing has happened.");
        }
        if (ebs.volumeSize() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter size or snapshotId");
        }
        VolumeType type = VolumeType.named(ebs.volumeTypeAsString() == null ? "gp2" : ebs.volumeTypeAsString());
        return plan(mapping.deviceName(), ebs.volumeSize(), type, ebs, null);
    }

    private static PlannedVolume plan(String device, int gib, VolumeType type, EbsBlockDevice ebs, String snapshot) {
        type.checkSize(gib);
        Integer iops = type.iops(ebs.iops(), gib);
        boolean encrypted = Boolean.TRUE.equals(ebs.encrypted());
        if (ebs.kmsKeyId() != null && !encrypted) {
            throw new AwsError(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        return new PlannedVolume(
                device,
                gib,
                type,
                iops,
                type.throughput(ebs.throughput(), iops),
                encrypted,
                ebs.kmsKeyId(),
                snapshot,
                ebs.deleteOnTermination() == null || ebs.deleteOnTermination());
    }
}
