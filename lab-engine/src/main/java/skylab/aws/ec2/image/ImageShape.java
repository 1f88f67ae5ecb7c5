package skylab.aws.ec2.image;

import skylab.aws.ec2.Ask;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.ImageTypeValues;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/** An image as the API shows it. */
final class ImageShape {
    private ImageShape() {}

    static software.amazon.awssdk.services.ec2.model.Image of(World world, Scope scope, Image image) {
        return software.amazon.awssdk.services.ec2.model.Image.builder()
                .imageId(image.id())
                .name(image.name())
                .description(image.description())
                .ownerId(image.owner())
                .imageOwnerAlias(image.ownerAlias())
                .imageLocation(image.ownerAlias() + "/" + image.name())
                .architecture(image.architecture())
                .creationDate(image.created().toString().replace("Z", ".000Z"))
                .imageType(ImageTypeValues.MACHINE)
                .publicLaunchPermissions(true)
                .platformDetails(image.platform())
                .usageOperation("RunInstances")
                .state(ImageState.AVAILABLE)
                .rootDeviceName(image.rootDevice())
                .rootDeviceType(DeviceType.EBS)
                .virtualizationType(VirtualizationType.HVM)
                .hypervisor(HypervisorType.XEN)
                .enaSupport(true)
                .blockDeviceMappings(BlockDeviceMapping.builder()
                        .deviceName(image.rootDevice())
                        .ebs(ebs -> ebs.snapshotId(image.rootSnapshot())
                                .volumeSize(image.rootGib())
                                .volumeType(image.rootType())
                                .deleteOnTermination(true)
                                .encrypted(false))
                        .build())
                .tags(Ask.tags(world, scope, image.id()))
                .build();
    }
}
