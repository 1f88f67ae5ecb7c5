package skylab.aws.ec2.image;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.aws.ec2.snapshot.Snapshots;
import software.amazon.awssdk.services.ec2.model.RegisterImageRequest;
import software.amazon.awssdk.services.ec2.model.RegisterImageResponse;

/** Making an image of a snapshot of a root volume (EC2 guide, "Create an AMI from a snapshot"). */
public final class ImageRegistration {
    /** What an image contains in which no system is found. */
    static final String NO_SYSTEM = "none";

    private ImageRegistration() {}

    /** RegisterImage. */
    public static RegisterImageResponse register(Call call, RegisterImageRequest request) {
        OwnImages.checkName(call, request.name());
        if (request.imageLocation() != null && !request.imageLocation().isEmpty()) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate images whose root is in S3. Nothing has happened.");
        }
        if (request.virtualizationType() != null
                && !request.virtualizationType().equals("hvm")) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate the virtualization type '" + request.virtualizationType()
                            + "'. Ask for hvm. Nothing has happened.");
        }
        String architecture = request.architectureAsString() == null ? "x86_64" : request.architectureAsString();
        if (!Set.of("x86_64", "arm64").contains(architecture)) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + architecture + ") for parameter architecture is invalid.");
        }
        Set<String> names = new TreeSet<>();
        request.blockDeviceMappings().forEach(mapping -> {
            if (mapping.deviceName() == null || !names.add(mapping.deviceName())) {
                throw new AwsError(
                        "InvalidBlockDeviceMapping",
                        "The device '" + mapping.deviceName() + "' is missing or used in more than one mapping");
            }
        });
        List<Image.Device> devices = request.blockDeviceMappings().stream()
                .map(mapping -> MappedDevice.of(call, mapping))
                .toList();
        Image.Device root = root(request.rootDeviceName(), devices);
        Snapshot snapshot = Snapshots.restorable(call.tx().world(), call.scope(), root.snapshot());
        String id = call.tx().newId(Image.IMAGES);
        String bootMode = request.bootModeAsString();
        OwnImages.add(
                call.tx(),
                call.scope(),
                new Image(
                        id,
                        request.name(),
                        request.description(),
                        call.scope().account(),
                        null,
                        call.tx().now(),
                        new Image.Traits(
                                SystemOnDisk.name(snapshot.image().disk()).orElse(NO_SYSTEM),
                                architecture,
                                "Linux/UNIX",
                                "RunInstances",
                                "ebs",
                                false,
                                Boolean.TRUE.equals(request.enaSupport()),
                                bootMode,
                                request.imdsSupportAsString()),
                        root.name(),
                        TreePVector.from(devices),
                        Image.Origin.NONE,
                        Image.Status.PENDING));
        OwnImages.completeAfter(call.tx(), call.scope(), id, call.tx().now());
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), "image"));
        return RegisterImageResponse.builder().imageId(id).build();
    }

    private static Image.Device root(String name, List<Image.Device> devices) {
        if (name == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter rootDeviceName");
        }
        return devices.stream()
                .filter(device -> device.name().equals(name) && device.snapshot() != null)
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidBlockDeviceMapping", "No snapshot was specified for the root device '" + name + "'"));
    }
}
