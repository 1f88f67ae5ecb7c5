package skylab.aws.ec2.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;

/** The block-device mappings of a launch: the request's over the image's (EC2 guide, "Block device mappings"). */
public final class ImageMappings {
    private ImageMappings() {}

    /**
     * All mappings of a launch, but for a root device that the request does not name.
     *
     * @param asked the request's mappings; what they do not say of a device of the image, the image says
     */
    public static List<BlockDeviceMapping> of(Image image, List<BlockDeviceMapping> asked) {
        List<BlockDeviceMapping> all = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (BlockDeviceMapping mapping : asked) {
            named.add(mapping.deviceName());
            all.add(image.devices().stream()
                    .filter(device -> device.name().equals(mapping.deviceName()))
                    .filter(device -> !device.name().equals(image.rootDevice()))
                    .findFirst()
                    .map(device -> over(device, mapping))
                    .orElse(mapping));
        }
        image.devices().stream()
                .filter(device -> !device.name().equals(image.rootDevice()) && !named.contains(device.name()))
                .map(device -> over(
                        device,
                        BlockDeviceMapping.builder()
                                .deviceName(device.name())
                                .ebs(EbsBlockDevice.builder().build())
                                .build()))
                .forEach(all::add);
        return all;
    }

    private static BlockDeviceMapping over(Image.Device device, BlockDeviceMapping mapping) {
        if (device.virtualName() != null && (mapping.ebs() == null || isEmpty(mapping.ebs()))) {
            return mapping.noDevice() != null || mapping.virtualName() != null
                    ? mapping
                    : mapping.toBuilder()
                            .ebs((EbsBlockDevice) null)
                            .virtualName(device.virtualName())
                            .build();
        }
        EbsBlockDevice ebs = mapping.ebs();
        if (ebs == null || device.virtualName() != null) {
            return mapping;
        }
        boolean sameType = ebs.volumeTypeAsString() == null;
        return mapping.toBuilder()
                .ebs(ebs.toBuilder()
                        .snapshotId(ebs.snapshotId() == null ? device.snapshot() : ebs.snapshotId())
                        .volumeSize(ebs.volumeSize() == null ? Integer.valueOf(device.gib()) : ebs.volumeSize())
                        .volumeType(sameType ? device.type() : ebs.volumeTypeAsString())
                        .iops(ebs.iops() == null && sameType ? device.iops() : ebs.iops())
                        .throughput(ebs.throughput() == null && sameType ? device.throughput() : ebs.throughput())
                        .encrypted(
                                ebs.encrypted() == null && device.encrypted() && device.snapshot() == null
                                        ? Boolean.TRUE
                                        : ebs.encrypted())
                        .deleteOnTermination(
                                ebs.deleteOnTermination() == null
                                        ? Boolean.valueOf(device.deleteOnTermination())
                                        : ebs.deleteOnTermination())
                        .build())
                .build();
    }

    private static boolean isEmpty(EbsBlockDevice ebs) {
        return ebs.equals(EbsBlockDevice.builder().build());
    }
}
