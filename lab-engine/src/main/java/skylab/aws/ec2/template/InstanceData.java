package skylab.aws.ec2.template;

import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.util.List;
import java.util.Map;
import skylab.aws.Call;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Settings;
import skylab.aws.ec2.volume.Volume;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.GetLaunchTemplateDataRequest;
import software.amazon.awssdk.services.ec2.model.GetLaunchTemplateDataResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateIamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecification;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The parameters with which the like of an instance could be launched. */
public final class InstanceData {
    private InstanceData() {}

    /** GetLaunchTemplateData. */
    public static GetLaunchTemplateDataResponse get(Call call, GetLaunchTemplateDataRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        Instance.Launch launch = instance.launch();
        Settings settings = instance.settings();
        List<Tag> tags = Ask.tags(call.tx().world(), call.scope(), instance.id());
        ResponseLaunchTemplateData data = ResponseLaunchTemplateData.builder()
                .imageId(launch.image())
                .instanceType(instance.type())
                .keyName(launch.keyName())
                .userData(settings.userData())
                .ebsOptimized(settings.ebsOptimized())
                .monitoring(monitoring -> monitoring.enabled(settings.detailedMonitoring()))
                .disableApiTermination(settings.terminationProtected())
                .disableApiStop(settings.stopProtected())
                .instanceInitiatedShutdownBehavior(settings.shutdownBehavior())
                .hibernationOptions(hibernation -> hibernation.configured(launch.hibernation()))
                .placement(place -> place.availabilityZone(launch.zone())
                        .groupName(settings.placement().group())
                        .tenancy(settings.placement().tenancy()))
                .metadataOptions(
                        metadata -> metadata.httpEndpoint(settings.metadata().endpoint() ? "enabled" : "disabled")
                                .httpTokens(settings.metadata().tokensRequired() ? "required" : "optional")
                                .httpPutResponseHopLimit(settings.metadata().hops())
                                .instanceMetadataTags(settings.metadata().tags() ? "enabled" : "disabled"))
                .iamInstanceProfile(
                        launch.profile() == null
                                ? null
                                : LaunchTemplateIamInstanceProfileSpecification.builder()
                                        .arn(launch.profile())
                                        .build())
                .blockDeviceMappings(instance.devices().entrySet().stream()
                        .map(device -> mapping(call, instance, device))
                        .toList())
                .networkInterfaces(Interfaces.of(call.tx().world(), call.scope(), instance.id()).stream()
                        .map(InstanceData::networkInterface)
                        .toList())
                .tagSpecifications(
                        tags.isEmpty()
                                ? null
                                : List.of(LaunchTemplateTagSpecification.builder()
                                        .resourceType("instance")
                                        .tags(tags)
                                        .build()))
                .build();
        return GetLaunchTemplateDataResponse.builder().launchTemplateData(data).build();
    }

    private static LaunchTemplateBlockDeviceMapping mapping(
            Call call, Instance instance, Map.Entry<String, String> device) {
        Volume volume = call.tx().find(call.scope(), VOLUMES, device.getValue()).orElseThrow();
        boolean goes = volume.attachments().stream()
                .anyMatch(one -> one.instance().equals(instance.id()) && one.deleteOnTermination());
        return LaunchTemplateBlockDeviceMapping.builder()
                .deviceName(device.getKey())
                .ebs(ebs -> ebs.volumeSize(volume.gib())
                        .volumeType(volume.type())
                        .encrypted(volume.encrypted())
                        .deleteOnTermination(goes))
                .build();
    }

    private static LaunchTemplateInstanceNetworkInterfaceSpecification networkInterface(NetworkInterface eni) {
        return LaunchTemplateInstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(eni.attachment().device())
                .description(eni.use().description())
                .subnetId(eni.subnet())
                .groups(eni.groups())
                .associatePublicIpAddress(eni.wantsPublicAddress() ? true : null)
                .secondaryPrivateIpAddressCount(
                        eni.addresses().size() > 1 ? eni.addresses().size() - 1 : null)
                .deleteOnTermination(eni.attachment().deleteOnTermination())
                .build();
    }
}
