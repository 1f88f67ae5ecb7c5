package skylab.aws.ec2.image;

import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.aws.ec2.snapshot.SnapshotCreation;
import skylab.aws.ec2.volume.Volume;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;

/** Making an image of an instance (EC2 guide, "Create an Amazon EBS-backed AMI"). */
public final class ImageCreation {
    private ImageCreation() {}

    /** CreateImage: all volumes become snapshots, and the instance reboots unless that is forbidden. */
    public static CreateImageResponse create(Call call, CreateImageRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        OwnImages.checkName(call, request.name());
        checkInstance(instance);
        String id = call.tx().newId(Image.IMAGES);
        Map<String, BlockDeviceMapping> asked = new LinkedHashMap<>();
        request.blockDeviceMappings().forEach(mapping -> asked.put(required(mapping), mapping));
        Map<String, String> snapshotTags = Ask.tags(request.tagSpecifications(), "snapshot");
        List<Image.Device> devices = new ArrayList<>();
        Instant complete = call.tx().now();
        for (Map.Entry<String, String> attached : instance.devices().entrySet()) {
            BlockDeviceMapping mapping = asked.remove(attached.getKey());
            boolean isRoot = attached.getKey().equals(instance.launch().rootDevice());
            if (mapping != null && mapping.noDevice() != null && !isRoot) {
                continue;
            }
            Volume volume =
                    call.tx().find(call.scope(), VOLUMES, attached.getValue()).orElseThrow();
            Snapshot snapshot = SnapshotCreation.take(
                    call.tx(),
                    call.scope(),
                    volume,
                    "Created by CreateImage(" + instance.id() + ") for " + id,
                    snapshotTags);
            complete = complete.isAfter(snapshot.completes()) ? complete : snapshot.completes();
            devices.add(MappedDevice.ofVolume(attached.getKey(), instance.id(), volume, snapshot, mapping));
        }
        asked.values().stream()
                .filter(mapping -> mapping.noDevice() == null)
                .forEach(mapping -> devices.add(MappedDevice.of(call, mapping)));
        if (instance.is(Phase.RUNNING) && !Boolean.TRUE.equals(request.noReboot())) {
            Lifecycle.reboot(
                    call,
                    RebootInstancesRequest.builder().instanceIds(instance.id()).build());
        }
        OwnImages.add(call.tx(), call.scope(), image(call, request, instance, id, devices));
        OwnImages.completeAfter(call.tx(), call.scope(), id, complete);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), "image"));
        return CreateImageResponse.builder().imageId(id).build();
    }

    private static String required(BlockDeviceMapping mapping) {
        if (mapping.deviceName() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter deviceName");
        }
        return mapping.deviceName();
    }

    private static void checkInstance(Instance instance) {
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "Instance '" + instance.id() + "' is not in a state from which an image can be created: it is "
                            + instance.state().phase().apiName() + ", not running or stopped.");
        }
        if (instance.state().hibernated() != null) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id() + "' is hibernated: no image can be made of it.");
        }
        if (!instance.devices().containsKey(instance.launch().rootDevice())) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id() + "' does not have an EBS volume attached at its root device '"
                            + instance.launch().rootDevice() + "'.");
        }
    }

    private static Image image(
            Call call, CreateImageRequest request, Instance instance, String id, List<Image.Device> devices) {
        Image source = Images.find(
                        call.tx().world(), call.scope(), instance.launch().image())
                .orElseThrow();
        return new Image(
                id,
                request.name(),
                request.description(),
                call.scope().account(),
                null,
                call.tx().now(),
                source.traits(),
                instance.launch().rootDevice(),
                TreePVector.from(devices),
                new Image.Origin(instance.id(), source.id(), call.scope().region()),
                Image.Status.PENDING);
    }
}
