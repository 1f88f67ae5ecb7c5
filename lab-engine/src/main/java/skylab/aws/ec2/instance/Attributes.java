package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.group.Groups;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.network.NetworkInterface;
import skylab.network.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;

/** Attributes of instances: what may be changed when (EC2 API reference, ModifyInstanceAttribute). */
public final class Attributes {
    private Attributes() {}

    /** DescribeInstanceAttribute. */
    public static DescribeInstanceAttributeResponse describe(Call call, DescribeInstanceAttributeRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        Instance.Settings settings = instance.settings();
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
            case ROOT_DEVICE_NAME ->
                answer.rootDeviceName(text(instance.launch().rootDevice()));
            case SOURCE_DEST_CHECK -> answer.sourceDestCheck(flag(true));
            case GROUP_SET ->
                answer.groups(
                        call.tx().find(call.scope(), NetworkInterface.INTERFACES, instance.networkInterface()).stream()
                                .flatMap(eni -> eni.groups().stream())
                                .map(id -> GroupIdentifier.builder().groupId(id).build())
                                .toList());
            default ->
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + request.attributeAsString()
                                + ") for parameter attribute is invalid or not emulated.");
        }
        return answer.build();
    }

    /** ModifyInstanceAttribute: one attribute a call. */
    public static ModifyInstanceAttributeResponse modify(Call call, ModifyInstanceAttributeRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        long asked = Stream.of(
                        request.instanceType(),
                        request.userData(),
                        request.disableApiTermination(),
                        request.disableApiStop(),
                        request.instanceInitiatedShutdownBehavior(),
                        request.ebsOptimized(),
                        request.sourceDestCheck(),
                        request.value(),
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
        Instance changed = changed(call, instance, request);
        call.tx().put(call.scope(), INSTANCES, instance.id(), changed);
        if (!changed.type().equals(instance.type())) {
            Hosts.resize(call.tx(), call.scope(), changed);
        }
        return ModifyInstanceAttributeResponse.builder().build();
    }

    private static Instance changed(Call call, Instance instance, ModifyInstanceAttributeRequest request) {
        Instance.Settings old = instance.settings();
        String newType = request.instanceType() != null ? request.instanceType().value() : null;
        String userData =
                request.userData() != null ? request.userData().value().asUtf8String() : null;
        if (request.value() != null) {
            switch (request.attributeAsString() == null ? "" : request.attributeAsString()) {
                case "instanceType" -> newType = request.value();
                case "userData" -> userData = request.value();
                default ->
                    throw new AwsError(
                            "InvalidParameterValue",
                            "Value (" + request.attributeAsString() + ") for parameter attribute is invalid.");
            }
        }
        if (newType != null) {
            return withType(instance, newType);
        }
        if (userData != null) {
            requireStopped(instance);
            Hibernation.checkModify(instance, "userData");
            String checked = LaunchPlan.checkUserData(userData);
            return instance.with(new Instance.Settings(
                    old.detailedMonitoring(),
                    old.terminationProtected(),
                    old.stopProtected(),
                    old.shutdownBehavior(),
                    old.ebsOptimized(),
                    checked));
        }
        if (request.hasGroups()) {
            List<String> groups = Groups.IDS.all(call.tx().world(), call.scope(), request.groups()).stream()
                    .map(SecurityGroup::id)
                    .toList();
            call.tx()
                    .update(
                            call.scope(),
                            NetworkInterface.INTERFACES,
                            instance.networkInterface(),
                            eni -> eni.withGroups(groups));
            return instance;
        }
        if (request.sourceDestCheck() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate changing the source/destination check. Nothing has been changed.");
        }
        if (request.ebsOptimized() != null) {
            requireStopped(instance);
            Hibernation.checkModify(instance, "ebsOptimized");
        }
        return instance.with(new Instance.Settings(
                old.detailedMonitoring(),
                value(request.disableApiTermination(), old.terminationProtected()),
                value(request.disableApiStop(), old.stopProtected()),
                behavior(request, old),
                value(request.ebsOptimized(), old.ebsOptimized()),
                old.userData()));
    }

    private static Instance withType(Instance instance, String name) {
        requireStopped(instance);
        Hibernation.checkModify(instance, "instanceType");
        InstanceKind from = InstanceKinds.named(instance.type());
        InstanceKind to = InstanceKinds.named(name);
        if (to.architectures().stream().noneMatch(from.architectures()::contains)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The architecture '" + String.join(",", to.architectures())
                            + "' of the specified instance type does not match the architecture of the instance.");
        }
        return instance.withType(name);
    }

    private static String behavior(ModifyInstanceAttributeRequest request, Instance.Settings old) {
        if (request.instanceInitiatedShutdownBehavior() == null) {
            return old.shutdownBehavior();
        }
        String value = request.instanceInitiatedShutdownBehavior().value();
        if (!"stop".equals(value) && !"terminate".equals(value)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + value + ") for parameter instanceInitiatedShutdownBehavior is invalid.");
        }
        return value;
    }

    private static void requireStopped(Instance instance) {
        if (!instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "IncorrectInstanceState", "The instance '" + instance.id() + "' is not in the 'stopped' state.");
        }
    }

    static Instance.Settings monitoring(Instance.Settings old, boolean detailed) {
        return new Instance.Settings(
                detailed,
                old.terminationProtected(),
                old.stopProtected(),
                old.shutdownBehavior(),
                old.ebsOptimized(),
                old.userData());
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
