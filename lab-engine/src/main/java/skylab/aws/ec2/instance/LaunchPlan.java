package skylab.aws.ec2.instance;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.image.Images;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.aws.ssm.ParameterReference;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * What a launch will do, once everything in the request has been checked.
 *
 * @param image what to boot
 * @param kind the instance type
 * @param least how many instances there must be
 * @param most how many there may be
 * @param keyName the key pair, or null
 * @param network where
 * @param devices volumes and instance-store disks
 * @param hibernation whether hibernation is enabled
 * @param spot the place on the spot market, or null
 * @param profile the ARN of the instance profile, or null
 * @param settings what may be changed later
 * @param tags by the type of resource
 */
record LaunchPlan(
        Image image,
        InstanceKind kind,
        int least,
        int most,
        String keyName,
        LaunchNetwork network,
        LaunchDevices devices,
        boolean hibernation,
        Instance.Spot spot,
        String profile,
        Settings settings,
        Map<String, Map<String, String>> tags) {

    private static final Set<String> TAGGED =
            Set.of("instance", "volume", "network-interface", "spot-instances-request");
    private static final String SMALLEST_DEFAULT = "m1.small";

    static LaunchPlan of(Call call, RunInstancesRequest asked) {
        RunInstancesRequest request = Placements.withoutBlanks(asked);
        requireCounts(request);
        requireEmulated(request);
        if (request.imageId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ImageId");
        }
        Image image = Images.forLaunch(
                call.tx().world(),
                call.scope(),
                ParameterReference.resolve(call.tx().world(), call.scope(), request.imageId()));
        InstanceKind kind = InstanceKinds.named(
                call, request.instanceTypeAsString() == null ? SMALLEST_DEFAULT : request.instanceTypeAsString());
        requireMatch(kind, image);
        if (request.keyName() != null) {
            KeyPairs.named(call.tx().world(), call.scope(), request.keyName());
        }
        LaunchDevices devices = LaunchDevices.of(call, request, image, kind);
        boolean hibernation = request.hibernationOptions() != null
                && Boolean.TRUE.equals(request.hibernationOptions().configured());
        if (hibernation) {
            Hibernation.checkLaunch(image, kind, devices.root());
        }
        Settings settings = LaunchSettings.of(call, request, image, kind);
        LaunchNetwork network = LaunchNetwork.of(call, request, kind, request.maxCount());
        return new LaunchPlan(
                image,
                kind,
                request.minCount(),
                Quotas.most(call, kind, request.minCount(), request.maxCount()),
                request.keyName(),
                network,
                devices,
                hibernation,
                Spots.of(call, request, kind, network.subnet().zone()),
                Profiles.arn(call, request.iamInstanceProfile()),
                settings,
                tags(request));
    }

    /** What the launch fixes for all its instances. */
    Instance.Launch facts(String reservation, Instant now, String clientToken) {
        return new Instance.Launch(
                reservation,
                now,
                image.id(),
                image.architecture(),
                image.platform(),
                image.traits().usageOperation(),
                image.traits().bootMode(),
                image.os(),
                keyName,
                network.subnet().id(),
                network.subnet().zone(),
                image.rootDevice(),
                LaunchDevices.onInstanceStore(image),
                hibernation,
                spot,
                profile,
                devices.ephemeral(),
                clientToken);
    }

    private static void requireCounts(RunInstancesRequest request) {
        if (request.minCount() == null || request.maxCount() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter " + (request.minCount() == null ? "MinCount" : "MaxCount"));
        }
        if (request.minCount() < 1) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + request.minCount() + ") for parameter minCount is invalid. Must be at least 1.");
        }
        if (request.maxCount() < request.minCount()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + request.maxCount()
                            + ") for parameter maxCount is invalid. The maximum count must not be smaller than the"
                            + " minimum count.");
        }
    }

    private static void requireEmulated(RunInstancesRequest request) {
        refuse(request.hasLicenseSpecifications(), "license configurations");
        refuse(
                request.enclaveOptions() != null
                        && Boolean.TRUE.equals(request.enclaveOptions().enabled()),
                "enclaves");
        refuse(Boolean.TRUE.equals(request.enablePrimaryIpv6()), "primary IPv6 addresses");
        refuse(
                request.capacityReservationSpecification() != null
                        && request.capacityReservationSpecification().capacityReservationTarget() != null,
                "capacity reservations");
        refuse(
                request.privateDnsNameOptions() != null
                        && "resource-name"
                                .equals(request.privateDnsNameOptions().hostnameTypeAsString()),
                "host names of the type resource-name");
        refuse(request.kernelId() != null || request.ramdiskId() != null, "kernels and RAM disks outside of images");
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw new AwsError("NotEmulated", "Skylab does not emulate " + what + ". Nothing has happened.");
        }
    }

    private static void requireMatch(InstanceKind kind, Image image) {
        if (!kind.architectures().contains(image.architecture())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The architecture '" + String.join(",", kind.architectures())
                            + "' of the specified instance type does not match the architecture '"
                            + image.architecture()
                            + "' of the specified AMI. Specify an instance type and an AMI that have matching"
                            + " architectures, and try again.");
        }
        if (LaunchDevices.onInstanceStore(image)
                && !(kind.rootDevices().contains("instance-store")
                        && kind.disks().count() > 0)) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The instance type '" + kind.name() + "' does not support an AMI with an instance store-backed root"
                            + " device.");
        }
        if (!kind.rootDevices().contains("ebs")) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this"
                            + " instance type.");
        }
    }

    private static Map<String, Map<String, String>> tags(RunInstancesRequest request) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (TagSpecification specification : request.tagSpecifications()) {
            String type = specification.resourceTypeAsString();
            if (type == null || !TAGGED.contains(type)) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "'" + type + "' is not a valid taggable resource type for this operation.");
            }
            all.put(type, Ask.tags(request.tagSpecifications(), type));
        }
        return all;
    }

    /** The tags for a type of resource. */
    Map<String, String> tags(String type) {
        return tags.getOrDefault(type, Map.of());
    }
}
