package skylab.aws.ec2.image;

import java.util.List;
import skylab.aws.ec2.Ask;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.ImageTypeValues;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/** An image as the API shows it. */
final class ImageShape {
    private ImageShape() {}

    static software.amazon.awssdk.services.ec2.model.Image of(World world, Scope scope, Image image) {
        Image.Traits traits = image.traits();
        Image.Status status = image.status();
        return software.amazon.awssdk.services.ec2.model.Image.builder()
                .imageId(image.id())
                .name(image.name())
                .description(image.description())
                .ownerId(image.owner())
                .imageOwnerAlias(image.ownerAlias())
                .imageLocation(location(image))
                .architecture(traits.architecture())
                .creationDate(Images.time(image.created()))
                .imageType(ImageTypeValues.MACHINE)
                .publicLaunchPermissions(image.isPublic())
                .platform(traits.platform().equals("Windows") ? "windows" : null)
                .platformDetails(traits.platform())
                .usageOperation(traits.usageOperation())
                .state(status.state())
                .rootDeviceName(image.rootDevice())
                .rootDeviceType(traits.rootType())
                .virtualizationType(VirtualizationType.HVM)
                .hypervisor(HypervisorType.XEN)
                .enaSupport(traits.ena())
                .sriovNetSupport("simple")
                .bootMode(traits.bootMode())
                .imdsSupport(traits.imdsSupport())
                .deprecationTime(status.deprecation() == null ? null : Images.time(status.deprecation()))
                .deregistrationProtection(status.protection())
                .sourceInstanceId(image.origin().instance())
                .sourceImageId(image.origin().image())
                .sourceImageRegion(image.origin().region())
                .freeTierEligible(isFree(image))
                .blockDeviceMappings(mappings(image))
                .tags(Ask.tags(world, scope, image.id()))
                .build();
    }

    static String location(Image image) {
        return (image.ownerAlias() == null ? image.owner() : image.ownerAlias()) + "/" + image.name();
    }

    // The console marks what a new account may run without paying: Linux without a licence fee, and Windows.
    private static boolean isFree(Image image) {
        return image.isPublic() && image.isEbsBacked();
    }

    static List<BlockDeviceMapping> mappings(Image image) {
        return image.devices().stream().map(ImageShape::mapping).toList();
    }

    private static BlockDeviceMapping mapping(Image.Device device) {
        BlockDeviceMapping.Builder shape = BlockDeviceMapping.builder().deviceName(device.name());
        if (device.virtualName() != null) {
            return shape.virtualName(device.virtualName()).build();
        }
        return shape.ebs(ebs -> ebs.snapshotId(device.snapshot())
                        .volumeSize(device.gib())
                        .volumeType(device.type())
                        .iops(device.iops())
                        .throughput(device.throughput())
                        .deleteOnTermination(device.deleteOnTermination())
                        .encrypted(device.encrypted()))
                .build();
    }
}
