package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.eni.EniAttachments;
import skylab.aws.ec2.eni.InterfaceGroups;
import skylab.aws.ec2.eni.InterfaceLimits;
import skylab.aws.ec2.group.Groups;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.aws.ec2.volume.Volume;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeResponse;

/** Attributes of instances: what may be changed when (EC2 API reference, ModifyInstanceAttribute). */
public final class Attributes {
    private Attributes() {}

    /** DescribeInstanceAttribute. */
    public static DescribeInstanceAttributeResponse describe(Call call, DescribeInstanceAttributeRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        Settings settings = instance.settings();
        DescribeInstanceAttributeResponse.Builder answer =
                DescribeInstanceAttributeResponse.builder().instanceId(instance.id());
        InstanceAttributeName attribute = request.attribute();
        if (attribute == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter attribute");
        }
        switch (attribute) {
            case INSTANCE_TYPE -> answer.instanceType(text(instance.type()));
            case USER_DATA -> answer.userData(text(settings.userData()));
            case DISABLE_API_TERMINATION -> answer.disableApiTermination(flag(settings.terminationProtected()));
            case DISABLE_API_STOP -> answer.disableApiStop(flag(settings.stopProtected()));
            case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR ->
                answer.instanceInitiatedShutdownBehavior(text(settings.shutdownBehavior()));
            case EBS_OPTIMIZED -> answer.ebsOptimized(flag(settings.ebsOptimized()));
            case ENA_SUPPORT -> answer.enaSupport(flag(settings.enaSupport()));
            case SRIOV_NET_SUPPORT -> answer.sriovNetSupport(text(null));
            case KERNEL -> answer.kernelId(text(null));
            case RAMDISK -> answer.ramdiskId(text(null));
            case PRODUCT_CODES -> answer.productCodes(List.of());
            case ENCLAVE_OPTIONS -> answer.enclaveOptions(enclave -> enclave.enabled(false));
            case ROOT_DEVICE_NAME ->
                answer.rootDeviceName(text(instance.launch().rootDevice()));
            case SOURCE_DEST_CHECK ->
                answer.sourceDestCheck(flag(
                        call.tx().find(call.scope(), NetworkInterface.INTERFACES, instance.networkInterface()).stream()
                                .allMatch(NetworkInterface::checksAddresses)));
            case BLOCK_DEVICE_MAPPING ->
                answer.blockDeviceMappings(instance.devices().entrySet().stream()
                        .map(device -> InstanceShape.mapping(
                                call.tx().world(), call.scope(), instance, device.getKey(), device.getValue()))
                        .toList());
            case GROUP_SET ->
                answer.groups(
                        call.tx().find(call.scope(), NetworkInterface.INTERFACES, instance.networkInterface()).stream()
                                .flatMap(eni -> InterfaceShape.groups(call.tx().world(), call.scope(), eni).stream())
                                .toList());
            default ->
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + request.attributeAsString() + ") for parameter attribute is invalid. Unknown"
                                + " attribute.");
        }
        return answer.build();
    }

    /** ModifyInstanceAttribute: one attribute a call. */
    public static ModifyInstanceAttributeResponse modify(Call call, ModifyInstanceAttributeRequest asked) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), asked.instanceId());
        ModifyInstanceAttributeRequest request = AttributeByName.explicit(asked);
        requireOne(request);
        if (instance.is(Phase.TERMINATED) || instance.is(Phase.SHUTTING_DOWN)) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in a state in which its attributes can be changed.");
        }
        if (request.hasGroups()) {
            group(call, instance, request.groups());
        } else if (request.sourceDestCheck() != null) {
            check(call, instance, value(request.sourceDestCheck(), true));
        } else if (request.hasBlockDeviceMappings()) {
            request.blockDeviceMappings().forEach(mapping -> keepOrDelete(call, instance, mapping));
        } else {
            Instance changed = changed(call, instance, request);
            call.tx().put(call.scope(), INSTANCES, instance.id(), changed);
            if (!changed.type().equals(instance.type())) {
                Hosts.resize(call.tx(), call.scope(), changed);
            }
        }
        return ModifyInstanceAttributeResponse.builder().build();
    }

    /** ResetInstanceAttribute: no image has a kernel or RAM disk of its own to go back to. */
    public static ResetInstanceAttributeResponse reset(Call call, ResetInstanceAttributeRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        InstanceAttributeName attribute = request.attribute();
        if (attribute == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter attribute");
        }
        switch (attribute) {
            case SOURCE_DEST_CHECK -> check(call, instance, true);
            case KERNEL, RAMDISK -> requireStopped(instance);
            default ->
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + request.attributeAsString()
                                + ") for parameter attribute is invalid. Only kernel, ramdisk and sourceDestCheck can be"
                                + " reset.");
        }
        return ResetInstanceAttributeResponse.builder().build();
    }

    private static void requireOne(ModifyInstanceAttributeRequest request) {
        long asked = Stream.of(
                        request.instanceType(),
                        request.userData(),
                        request.disableApiTermination(),
                        request.disableApiStop(),
                        request.instanceInitiatedShutdownBehavior(),
                        request.ebsOptimized(),
                        request.enaSupport(),
                        request.sriovNetSupport(),
                        request.kernel(),
                        request.ramdisk(),
                        request.sourceDestCheck(),
                        request.hasBlockDeviceMappings() ? request.blockDeviceMappings() : null,
                        request.hasGroups() ? request.groups() : null)
                .filter(Objects::nonNull)
                .count();
        if (asked != 1) {
            throw new AwsError(
                    asked == 0 ? "MissingParameter" : "InvalidParameterCombination",
                    asked == 0
                            ? "The request must contain the attribute to be changed"
                            : "Fields for multiple attribute types specified");
        }
    }

    private static Instance changed(Call call, Instance instance, ModifyInstanceAttributeRequest request) {
        Settings old = instance.settings();
        if (request.instanceType() != null) {
            return withType(call, instance, request.instanceType().value());
        }
        if (request.userData() != null) {
            requireChangeable(instance, "userData");
            // Here, unlike in a launch, the SDK itself encodes what it is given.
            byte[] data = request.userData().value() == null
                    ? new byte[0]
                    : request.userData().value().asByteArray();
            return instance.with(old.withUserData(
                    data.length == 0
                            ? null
                            : LaunchSettings.userData(Base64.getEncoder().encodeToString(data))));
        }
        if (request.ebsOptimized() != null) {
            requireChangeable(instance, "ebsOptimized");
            boolean wanted = value(request.ebsOptimized(), old.ebsOptimized());
            if (wanted && instance.kind().ebs().optimized().equals("unsupported")) {
                throw new AwsError(
                        "InvalidParameterCombination",
                        "EBS-optimized instances are not supported for the instance type '" + instance.type() + "'.");
            }
            return instance.with(old.withHardware(wanted, old.enaSupport()));
        }
        if (request.enaSupport() != null) {
            requireChangeable(instance, "enaSupport");
            return instance.with(old.withHardware(old.ebsOptimized(), value(request.enaSupport(), old.enaSupport())));
        }
        requireNoKernel(instance, request);
        return instance.with(old.withProtection(
                value(request.disableApiTermination(), old.terminationProtected()),
                value(request.disableApiStop(), old.stopProtected()),
                behavior(instance, request, old)));
    }

    private static void requireNoKernel(Instance instance, ModifyInstanceAttributeRequest request) {
        if (request.kernel() != null || request.ramdisk() != null || request.sriovNetSupport() != null) {
            requireStopped(instance);
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id() + "' is an HVM instance on which this attribute cannot be set.");
        }
    }

    private static void check(Call call, Instance instance, boolean checks) {
        NetworkInterface eni = onlyInterface(call, instance);
        call.tx().put(call.scope(), NetworkInterface.INTERFACES, eni.id(), eni.checking(checks));
    }

    private static void group(Call call, Instance instance, List<String> ids) {
        NetworkInterface eni = onlyInterface(call, instance);
        Subnet subnet =
                call.tx().find(call.scope(), Subnet.SUBNETS, eni.subnet()).orElseThrow();
        List<String> groups = InterfaceGroups.checked(Groups.IDS.all(call.tx().world(), call.scope(), ids), subnet);
        Interfaces.setGroups(call.tx(), call.scope(), eni.id(), groups);
    }

    private static NetworkInterface onlyInterface(Call call, Instance instance) {
        List<NetworkInterface> all = Interfaces.of(call.tx().world(), call.scope(), instance.id());
        if (all.size() > 1) {
            throw EniAttachments.severalInterfaces(instance.id());
        }
        return all.get(0);
    }

    private static void keepOrDelete(Call call, Instance instance, InstanceBlockDeviceMappingSpecification mapping) {
        String volume = instance.devices().get(mapping.deviceName() == null ? "" : mapping.deviceName());
        if (volume == null
                || mapping.ebs() != null
                        && mapping.ebs().volumeId() != null
                        && !mapping.ebs().volumeId().equals(volume)) {
            throw new AwsError(
                    "InvalidInstanceAttributeValue", "No device is currently mapped at " + mapping.deviceName());
        }
        if (mapping.ebs() != null && mapping.ebs().deleteOnTermination() != null) {
            call.tx()
                    .update(
                            call.scope(),
                            Volume.VOLUMES,
                            volume,
                            row -> row.goingWith(instance.id(), mapping.ebs().deleteOnTermination()));
        }
    }

    private static Instance withType(Call call, Instance instance, String name) {
        requireChangeable(instance, "instanceType");
        InstanceKind from = instance.kind();
        InstanceKind to = InstanceKinds.named(call, name);
        if (to.architectures().stream().noneMatch(from.architectures()::contains)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The architecture '" + String.join(",", to.architectures())
                            + "' of the specified instance type does not match the architecture of the instance.");
        }
        List<NetworkInterface> interfaces = Interfaces.of(call.tx().world(), call.scope(), instance.id());
        InterfaceLimits.checkCount(to, interfaces.size());
        interfaces.forEach(one -> InterfaceLimits.checkAddresses(to, one));
        // Choices that were made for the other type do not hold for this one.
        Settings.Options options = instance.settings().options().withCpu(null, null);
        return instance.with(to).with(instance.settings().with(to.burstable() ? options : options.withCredits(null)));
    }

    private static String behavior(Instance instance, ModifyInstanceAttributeRequest request, Settings old) {
        if (request.instanceInitiatedShutdownBehavior() == null) {
            return old.shutdownBehavior();
        }
        String value = request.instanceInitiatedShutdownBehavior().value();
        if (!"stop".equals(value) && !"terminate".equals(value)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + value + ") for parameter instanceInitiatedShutdownBehavior is invalid.");
        }
        if (instance.launch().onInstanceStore()) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id() + "' does not have an 'ebs' root device type.");
        }
        return value;
    }

    private static void requireChangeable(Instance instance, String attribute) {
        requireStopped(instance);
        Hibernation.checkModify(instance, attribute);
    }

    static void requireStopped(Instance instance) {
        if (!instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "IncorrectInstanceState", "The instance '" + instance.id() + "' is not in the 'stopped' state.");
        }
    }

    private static boolean value(AttributeBooleanValue asked, boolean old) {
        return asked == null || asked.value() == null ? old : asked.value();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.builder().value(value).build();
    }

    private static AttributeBooleanValue flag(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }
}
