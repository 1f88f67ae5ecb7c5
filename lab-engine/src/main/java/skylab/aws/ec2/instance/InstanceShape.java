package skylab.aws.ec2.instance;

import static skylab.aws.ec2.volume.Volume.VOLUMES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.placement.PlacementGroups;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.volume.Volume;
import skylab.aws.iam.profile.InstanceProfile;
import skylab.network.address.AmazonNames;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StateReason;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/** An instance as the API shows it. */
final class InstanceShape {
    private InstanceShape() {}

    /** The reservation of instances that were launched together; empty for no instances. */
    static Optional<Reservation> reservation(World world, Scope scope, List<Instance> together) {
        return reservations(scope, together, instance -> of(world, scope, instance)).stream()
                .findFirst();
    }

    /**
     * Instances in their reservations, in order.
     *
     * @param shape what is shown of each
     */
    static List<Reservation> reservations(
            Scope scope,
            List<Instance> instances,
            Function<Instance, software.amazon.awssdk.services.ec2.model.Instance> shape) {
        return instances.stream()
                .collect(Collectors.groupingBy(
                        instance -> instance.launch().reservation(),
                        LinkedHashMap::new,
                        Collectors.mapping(shape, Collectors.toList())))
                .entrySet()
                .stream()
                .map(together -> Reservation.builder()
                        .reservationId(together.getKey())
                        .ownerId(scope.account())
                        .instances(together.getValue())
                        .build())
                .toList();
    }

    static software.amazon.awssdk.services.ec2.model.Instance of(World world, Scope scope, Instance instance) {
        InstanceKind kind = instance.kind();
        Instance.State state = instance.state();
        Instance.Launch launch = instance.launch();
        Settings settings = instance.settings();
        Settings.Options options = settings.options();
        Integer cores = options.cores();
        var shape = software.amazon.awssdk.services.ec2.model.Instance.builder()
                .instanceId(instance.id())
                .imageId(launch.image())
                .instanceType(instance.type())
                .keyName(launch.keyName())
                .amiLaunchIndex(instance.index())
                .launchTime(state.started())
                .state(state.phase().shape())
                .stateTransitionReason(
                        state.reason() == null ? "" : state.reason().transition())
                .stateReason(
                        state.reason() == null
                                ? null
                                : StateReason.builder()
                                        .code(state.reason().code())
                                        .message(state.reason().message())
                                        .build())
                .placement(place -> place.availabilityZone(launch.zone())
                        .groupName(settings.placement().group())
                        .groupId(PlacementGroups.id(
                                world, scope, settings.placement().group()))
                        .partitionNumber(settings.placement().partition())
                        .tenancy(settings.placement().tenancy()))
                .monitoring(monitoring -> monitoring.state(
                        settings.detailedMonitoring() ? MonitoringState.ENABLED : MonitoringState.DISABLED))
                .hibernationOptions(hibernation -> hibernation.configured(launch.hibernation()))
                .architecture(launch.architecture())
                .platformDetails(launch.platform())
                .bootMode(launch.bootMode())
                .usageOperation(launch.usageOperation())
                .currentInstanceBootMode(bootMode(instance))
                .usageOperationUpdateTime(launch.at())
                .rootDeviceName(launch.rootDevice())
                .rootDeviceType(launch.onInstanceStore() ? DeviceType.INSTANCE_STORE : DeviceType.EBS)
                .virtualizationType(VirtualizationType.HVM)
                .hypervisor(HypervisorType.XEN)
                .ebsOptimized(settings.ebsOptimized())
                .enaSupport(settings.enaSupport() && !kind.network().ena().equals("unsupported"))
                .cpuOptions(cpu -> cpu.coreCount(cores == null ? kind.cores() : cores)
                        .threadsPerCore(cores == null ? kind.threadsPerCore() : options.threads()))
                .metadataOptions(MetadataSettings.shape(settings.metadata()))
                .maintenanceOptions(maintenance -> maintenance
                        .autoRecovery(Maintenance.orDefault(options.autoRecovery()))
                        .rebootMigration(Maintenance.orDefault(options.rebootMigration())))
                .privateDnsNameOptions(names -> names.hostnameType("ip-name")
                        .enableResourceNameDnsARecord(false)
                        .enableResourceNameDnsAAAARecord(false))
                .instanceLifecycle(launch.spot() == null ? null : "spot")
                .spotInstanceRequestId(launch.spot() == null ? null : Spots.requestId(instance))
                .iamInstanceProfile(
                        launch.profile() == null
                                ? null
                                : IamInstanceProfile.builder()
                                        .arn(launch.profile())
                                        .id(InstanceProfile.id(launch.profile()))
                                        .build())
                .enclaveOptions(enclave -> enclave.enabled(false))
                .clientToken(launch.clientToken() == null ? "" : launch.clientToken())
                .blockDeviceMappings(instance.devices().entrySet().stream()
                        .map(device -> mapping(world, scope, instance, device.getKey(), device.getValue()))
                        .toList())
                .tags(Ask.tags(world, scope, instance.id()));
        List<NetworkInterface> interfaces = Interfaces.of(world, scope, instance.id());
        interfaces.stream().findFirst().ifPresent(eni -> {
            Subnet subnet = world.table(scope, SUBNETS).get(eni.subnet()).orElseThrow();
            shape.subnetId(subnet.id())
                    .vpcId(subnet.vpc())
                    .privateIpAddress(eni.privateAddress())
                    .privateDnsName(AmazonNames.privateName(eni.privateAddress(), scope.region()))
                    .publicIpAddress(eni.publicAddress())
                    .publicDnsName(InterfaceShape.publicName(world, scope, subnet, eni.publicAddress()))
                    .ipv6Address(eni.extra().addresses6().stream().findFirst().orElse(null))
                    .sourceDestCheck(eni.checksAddresses())
                    .securityGroups(InterfaceShape.groups(world, scope, eni))
                    .networkInterfaces(interfaces.stream()
                            .map(one -> InterfaceShape.of(world, scope, instance, one))
                            .toList());
        });
        return shape.build();
    }

    /** How its system was started. */
    static String bootMode(Instance instance) {
        boolean nitro = instance.kind().nitro();
        String image = instance.launch().bootMode();
        return "uefi".equals(image) || "uefi-preferred".equals(image) && nitro ? "uefi" : "legacy-bios";
    }

    static InstanceBlockDeviceMapping mapping(
            World world, Scope scope, Instance instance, String device, String volumeId) {
        Volume.Attachment attachment = world.table(scope, VOLUMES).get(volumeId).stream()
                .flatMap(volume -> volume.attachments().stream())
                .filter(one -> one.instance().equals(instance.id()))
                .findFirst()
                .orElseThrow();
        return InstanceBlockDeviceMapping.builder()
                .deviceName(device)
                .ebs(ebs -> ebs.volumeId(volumeId)
                        .attachTime(attachment.since())
                        .deleteOnTermination(attachment.deleteOnTermination())
                        .status(attachment.status()))
                .build();
    }
}
