package skylab.aws.ec2.instance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.image.ImageMappings;
import skylab.aws.ec2.type.InstanceKind;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * The block devices of a launch.
 *
 * @param volumes what to make, the root volume first unless the root is an instance store
 * @param ephemeral device names by the virtual names of instance-store disks
 * @param onInstanceStore whether the root is a disk of the host
 */
record LaunchDevices(List<PlannedVolume> volumes, PMap<String, String> ephemeral, boolean onInstanceStore) {
    private static final Pattern VIRTUAL = Pattern.compile("ephemeral([0-9]|1[0-9]|2[0-3])");

    static LaunchDevices of(Call call, RunInstancesRequest request, Image image, InstanceKind kind) {
        List<PlannedVolume> volumes = new ArrayList<>();
        PMap<String, String> ephemeral = TreePMap.empty();
        Set<String> devices = new HashSet<>();
        BlockDeviceMapping root = null;
        for (BlockDeviceMapping mapping : ImageMappings.of(image, request.blockDeviceMappings())) {
            if (mapping.deviceName() == null) {
                throw new AwsError("MissingParameter", "The request must contain the parameter deviceName");
            }
            if (!devices.add(mapping.deviceName())) {
                throw new AwsError(
                        "InvalidBlockDeviceMapping",
                        "The device '" + mapping.deviceName() + "' is used in more than one block-device mapping");
            }
            if (mapping.deviceName().equals(image.rootDevice())) {
                requireRoot(mapping);
                root = mapping;
            } else if (mapping.virtualName() != null) {
                ephemeral = virtual(ephemeral, mapping, kind);
            } else if (mapping.ebs() != null) {
                volumes.add(PlannedVolume.further(call, mapping));
            } else if (mapping.noDevice() == null) {
                throw new AwsError(
                        "InvalidBlockDeviceMapping",
                        "The block-device mapping of '" + mapping.deviceName()
                                + "' names neither an EBS volume nor a virtual device.");
            }
        }
        if (!onInstanceStore(image)) {
            volumes.add(0, PlannedVolume.root(call, image, root == null ? null : root.ebs()));
        }
        if (volumes.size() > kind.ebs().attachments()) {
            throw new AwsError(
                    "AttachmentLimitExceeded",
                    "The instance type '" + kind.name() + "' supports at most "
                            + kind.ebs().attachments() + " volume attachments; " + volumes.size()
                            + " were requested.");
        }
        return new LaunchDevices(List.copyOf(volumes), ephemeral, onInstanceStore(image));
    }

    /** Whether instances of an image have their root on a disk of the host. */
    static boolean onInstanceStore(Image image) {
        return image.traits().rootType().equals("instance-store");
    }

    /** The root volume; empty if the root is an instance store. */
    Optional<PlannedVolume> root() {
        return onInstanceStore ? Optional.empty() : Optional.of(volumes.get(0));
    }

    private static void requireRoot(BlockDeviceMapping mapping) {
        if (mapping.noDevice() != null || mapping.virtualName() != null) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "The root device '" + mapping.deviceName() + "' cannot be suppressed or mapped to a virtual"
                            + " device.");
        }
    }

    // Disks beyond those of the type are ignored, and NVMe disks need no mapping (EC2 guide, "Add instance store
    // volumes").
    private static PMap<String, String> virtual(
            PMap<String, String> ephemeral, BlockDeviceMapping mapping, InstanceKind kind) {
        String name = mapping.virtualName();
        if (!VIRTUAL.matcher(name).matches()) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "The virtual device '" + name + "' is not of the form ephemeral[0-23].");
        }
        if (ephemeral.containsKey(name)) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "The virtual device '" + name + "' is used in more than one block-device mapping");
        }
        int number = Integer.parseInt(name.substring("ephemeral".length()));
        return number < kind.disks().count() && !kind.disks().isNvme()
                ? ephemeral.plus(name, mapping.deviceName())
                : ephemeral;
    }
}
