package skylab.aws.ec2.instance;

import static skylab.network.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.ec2.group.Groups;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.image.Images;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.network.Cidr;
import skylab.network.Interfaces;
import skylab.network.SecurityGroup;
import skylab.network.Subnet;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * What a launch will do, once everything in the request has been checked.
 *
 * @param image what to boot
 * @param kind the instance type
 * @param count how many instances
 * @param keyName the key pair, or null
 * @param subnet where
 * @param groups ids of security groups
 * @param privateAddress the address asked for, or null
 * @param publicAddress whether it gets a public address
 * @param volumes what to make, the root volume first
 * @param hibernation whether hibernation is enabled
 * @param settings what may be changed later
 */
record LaunchPlan(
        Image image,
        InstanceKind kind,
        int count,
        String keyName,
        Subnet subnet,
        List<String> groups,
        String privateAddress,
        boolean publicAddress,
        List<PlannedVolume> volumes,
        boolean hibernation,
        Instance.Settings settings) {

    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");
    private static final String SMALLEST_DEFAULT = "m1.small";
    private static final int LONGEST_USER_DATA = 16 * 1024;

    static LaunchPlan of(Call call, RunInstancesRequest request) {
        World world = call.tx().world();
        int count = count(request);
        if (request.imageId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ImageId");
        }
        Image image = Images.forLaunch(world, call.scope(), request.imageId());
        InstanceKind kind = InstanceKinds.named(
                request.instanceTypeAsString() == null ? SMALLEST_DEFAULT : request.instanceTypeAsString());
        if (!kind.architectures().contains(image.architecture())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The architecture '" + String.join(",", kind.architectures())
                            + "' of the specified instance type does not match the architecture '"
                            + image.architecture()
                            + "' of the specified AMI. Specify an instance type and an AMI that have matching"
                            + " architectures, and try again.");
        }
        if (!kind.rootDevices().contains("ebs")) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this"
                            + " instance type.");
        }
        if (request.keyName() != null) {
            KeyPairs.named(world, call.scope(), request.keyName());
        }
        List<PlannedVolume> volumes = volumes(request, image);
        boolean hibernation = request.hibernationOptions() != null
                && Boolean.TRUE.equals(request.hibernationOptions().configured());
        if (hibernation) {
            Hibernation.checkLaunch(
                    image, kind, volumes.get(0).gib(), volumes.get(0).encrypted());
        }
        InstanceNetworkInterfaceSpecification primary = primaryInterface(request);
        Subnet subnet = subnet(call, request, primary);
        String privateAddress = primary == null || primary.privateIpAddress() == null
                ? request.privateIpAddress()
                : primary.privateIpAddress();
        checkAddress(call, subnet, privateAddress, count);
        Boolean wantsPublic = primary == null ? null : primary.associatePublicIpAddress();
        return new LaunchPlan(
                image,
                kind,
                count,
                request.keyName(),
                subnet,
                groups(call, request, primary, subnet),
                privateAddress,
                wantsPublic == null ? subnet.assignsPublicAddresses() : wantsPublic,
                volumes,
                hibernation,
                settings(request));
    }

    private static int count(RunInstancesRequest request) {
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
        return request.maxCount();
    }

    private static InstanceNetworkInterfaceSpecification primaryInterface(RunInstancesRequest request) {
        if (!request.hasNetworkInterfaces()) {
            return null;
        }
        if (request.subnetId() != null || request.hasSecurityGroupIds() || request.hasSecurityGroups()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Network interfaces and an instance-level subnet ID or security groups may not be specified on"
                            + " the same request");
        }
        InstanceNetworkInterfaceSpecification first =
                request.networkInterfaces().get(0);
        if (request.networkInterfaces().size() > 1 || first.networkInterfaceId() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate launching with several or with existing network interfaces. Nothing has"
                            + " happened.");
        }
        if (first.deviceIndex() == null || first.deviceIndex() != 0) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Each network interface requires a device index, and the primary one has index 0.");
        }
        return first;
    }

    private static Subnet subnet(
            Call call, RunInstancesRequest request, InstanceNetworkInterfaceSpecification primary) {
        String zone = request.placement() == null ? null : request.placement().availabilityZone();
        String id = primary == null ? request.subnetId() : primary.subnetId();
        if (id != null) {
            Subnet subnet = SUBNET_IDS.one(call.tx().world(), call.scope(), id);
            if (zone != null && !zone.equals(subnet.zone())) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "The availability zone '" + zone + "' does not match the zone of the subnet '" + id + "'.");
            }
            return subnet;
        }
        List<Subnet> defaults = call.tx().all(call.scope(), SUBNETS).stream()
                .filter(Subnet::isDefault)
                .toList();
        if (defaults.isEmpty()) {
            throw new AwsError("MissingInput", "No subnets found for the default VPC. Please specify a subnet.");
        }
        if (zone == null) {
            // AWS chooses a zone for you; the seed chooses here.
            return defaults.get(call.tx().random().nextInt(defaults.size()));
        }
        return defaults.stream()
                .filter(subnet -> subnet.zone().equals(zone))
                .findFirst()
                .orElseThrow(() -> new AwsError("InvalidParameterValue", "Invalid availability zone: [" + zone + "]"));
    }

    private static void checkAddress(Call call, Subnet subnet, String address, int count) {
        if (address == null) {
            return;
        }
        if (count > 1) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Specifying a private IP address is only valid when launching a single instance.");
        }
        if (Cidr.address(address).isEmpty() || !subnet.cidr().contains(address)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Address " + address + " does not fall within the subnet's" + " address range");
        }
        if (!Interfaces.isFree(call.tx().world(), call.scope(), subnet, address)) {
            throw new AwsError("InvalidIPAddress.InUse", "Address " + address + " is in use.");
        }
    }

    private static List<String> groups(
            Call call, RunInstancesRequest request, InstanceNetworkInterfaceSpecification primary, Subnet subnet) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> asked = primary == null ? request.securityGroupIds() : primary.groups();
        if (!asked.isEmpty()) {
            Groups.IDS.all(call.tx().world(), call.scope(), asked).forEach(group -> ids.add(inVpc(group, subnet)));
        }
        request.securityGroups().forEach(name -> ids.add(inVpc(Groups.named(call, null, name), subnet)));
        if (ids.isEmpty()) {
            call.tx().all(call.scope(), SecurityGroup.SECURITY_GROUPS).stream()
                    .filter(group ->
                            group.vpc().equals(subnet.vpc()) && group.name().equals("default"))
                    .forEach(group -> ids.add(group.id()));
        }
        return List.copyOf(ids);
    }

    private static String inVpc(SecurityGroup group, Subnet subnet) {
        if (!group.vpc().equals(subnet.vpc())) {
            throw new AwsError(
                    "InvalidParameter",
                    "Security group " + group.id() + " and subnet " + subnet.id() + " belong to different networks.");
        }
        return group.id();
    }

    private static List<PlannedVolume> volumes(RunInstancesRequest request, Image image) {
        List<PlannedVolume> volumes = new ArrayList<>();
        Set<String> devices = new HashSet<>();
        BlockDeviceMapping root = null;
        for (BlockDeviceMapping mapping : request.blockDeviceMappings()) {
            if (mapping.deviceName() == null) {
                throw new AwsError("MissingParameter", "The request must contain the parameter deviceName");
            }
            if (!devices.add(mapping.deviceName())) {
                throw new AwsError(
                        "InvalidBlockDeviceMapping",
                        "The device '" + mapping.deviceName() + "' is used in more than one block-device mapping");
            }
            if (mapping.deviceName().equals(image.rootDevice())) {
                root = mapping;
            } else if (mapping.ebs() == null) {
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate block-device mappings without an EBS volume. Nothing has happened.");
            } else {
                volumes.add(PlannedVolume.blank(mapping));
            }
        }
        volumes.add(0, PlannedVolume.root(image, root == null ? null : root.ebs()));
        return volumes;
    }

    private static Instance.Settings settings(RunInstancesRequest request) {
        String behavior = request.instanceInitiatedShutdownBehaviorAsString();
        if (behavior != null && !behavior.equals("stop") && !behavior.equals("terminate")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + behavior + ") for parameter instanceInitiatedShutdownBehavior is invalid.");
        }
        return new Instance.Settings(
                request.monitoring() != null
                        && Boolean.TRUE.equals(request.monitoring().enabled()),
                Boolean.TRUE.equals(request.disableApiTermination()),
                Boolean.TRUE.equals(request.disableApiStop()),
                behavior == null ? "stop" : behavior,
                Boolean.TRUE.equals(request.ebsOptimized()),
                checkUserData(request.userData()));
    }

    static String checkUserData(String encoded) {
        if (encoded == null) {
            return null;
        }
        try {
            int length = Base64.getMimeDecoder().decode(encoded).length;
            if (length > LONGEST_USER_DATA) {
                throw new AwsError("InvalidParameterValue", "User data is limited to " + LONGEST_USER_DATA + " bytes");
            }
            Base64.getDecoder().decode(encoded.replaceAll("\\s", ""));
            return encoded;
        } catch (IllegalArgumentException e) {
            throw new AwsError("InvalidParameterValue", "Invalid BASE64 encoding of user data");
        }
    }
}
