package skylab.aws.ec2.instance;

import static skylab.aws.ec2.volume.Volume.VOLUMES;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.function.Function;
import java.util.stream.Stream;
import skylab.aws.Filters;
import skylab.aws.ec2.volume.Volume;
import skylab.network.address.AmazonNames;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;

/** The filters on instances (EC2 API reference, DescribeInstances). */
final class InstanceFilters {
    private InstanceFilters() {}

    static Filters<Instance> of(World world, Scope scope) {
        Filters<Instance> filters = new Filters<>(Instance::id);
        itself(filters, scope);
        settings(filters);
        network(filters, world, scope);
        volumes(filters, world, scope);
        return filters;
    }

    private static void itself(Filters<Instance> filters, Scope scope) {
        filters.on("instance-id", Instance::id)
                .on("instance-type", Instance::type)
                .on("instance-state-name", instance -> instance.state().phase().apiName())
                .on("instance-state-code", instance -> instance.state().phase().code())
                .on("launch-index", Instance::index)
                .on("launch-time", instance -> instance.state().started())
                .on("reason", instance -> reason(instance, Instance.Reason::transition))
                .on("state-reason-code", instance -> reason(instance, Instance.Reason::code))
                .on("state-reason-message", instance -> reason(instance, Instance.Reason::message))
                .on("image-id", instance -> instance.launch().image())
                .on("architecture", instance -> instance.launch().architecture())
                .on("platform-details", instance -> instance.launch().platform())
                .on("key-name", instance -> instance.launch().keyName())
                .on("availability-zone", instance -> instance.launch().zone())
                .on("subnet-id", instance -> instance.launch().subnet())
                .on("reservation-id", instance -> instance.launch().reservation())
                .on("owner-id", instance -> scope.account())
                .on("root-device-name", instance -> instance.launch().rootDevice())
                .on("root-device-type", instance -> instance.launch().onInstanceStore() ? "instance-store" : "ebs")
                .on("client-token", instance -> instance.launch().clientToken())
                .on("iam-instance-profile.arn", instance -> instance.launch().profile())
                .on("instance-lifecycle", instance -> instance.launch().spot() == null ? null : "spot")
                .on(
                        "spot-instance-request-id",
                        instance -> instance.launch().spot() == null ? null : Spots.requestId(instance))
                .on("hibernation-options.configured", instance -> instance.launch()
                        .hibernation())
                .on("hypervisor", instance -> "xen")
                .on("virtualization-type", instance -> "hvm");
    }

    private static String reason(Instance instance, Function<Instance.Reason, String> part) {
        Instance.Reason reason = instance.state().reason();
        return reason == null ? null : part.apply(reason);
    }

    private static void settings(Filters<Instance> filters) {
        filters.on("monitoring-state", instance -> instance.settings().detailedMonitoring() ? "enabled" : "disabled")
                .on("tenancy", instance -> instance.settings().placement().tenancy())
                .on(
                        "placement-group-name",
                        instance -> instance.settings().placement().group())
                .on(
                        "placement-partition-number",
                        instance -> instance.settings().placement().partition())
                .on(
                        "metadata-options.http-endpoint",
                        instance -> enabled(metadata(instance).endpoint()))
                .on(
                        "metadata-options.http-tokens",
                        instance -> metadata(instance).tokensRequired() ? "required" : "optional")
                .on("metadata-options.http-put-response-hop-limit", instance -> metadata(instance)
                        .hops())
                .on(
                        "metadata-options.instance-metadata-tags",
                        instance -> enabled(metadata(instance).tags()))
                .on(
                        "maintenance-options.auto-recovery",
                        instance -> Maintenance.orDefault(
                                instance.settings().options().autoRecovery()))
                .on("current-instance-boot-mode", InstanceShape::bootMode)
                .on("boot-mode", instance -> instance.launch().bootMode())
                .on("usage-operation", instance -> instance.launch().usageOperation());
    }

    private static Settings.MetadataOptions metadata(Instance instance) {
        return instance.settings().metadata();
    }

    private static String enabled(boolean flag) {
        return flag ? "enabled" : "disabled";
    }

    private static void network(Filters<Instance> filters, World world, Scope scope) {
        Function<Instance, Stream<NetworkInterface>> eni = instance -> Stream.ofNullable(instance.networkInterface())
                .flatMap(id -> world.table(scope, INTERFACES).get(id).stream());
        Function<Instance, Stream<SecurityGroup>> groups = instance -> eni.apply(instance)
                .flatMap(one -> one.groups().stream())
                .flatMap(id -> world.table(scope, SECURITY_GROUPS).get(id).stream());
        Function<Instance, Stream<String>> vpc = instance -> eni.apply(instance)
                .flatMap(one -> world.table(scope, SUBNETS).get(one.subnet()).stream())
                .map(Subnet::vpc);
        Function<Instance, Stream<String>> publicAddress =
                instance -> eni.apply(instance).flatMap(one -> Stream.ofNullable(one.publicAddress()));
        filters.onEach("private-ip-address", instance -> eni.apply(instance).map(NetworkInterface::privateAddress))
                .onEach("private-dns-name", instance -> eni.apply(instance)
                        .map(one -> AmazonNames.privateName(one.privateAddress(), scope.region())))
                .onEach("ip-address", publicAddress::apply)
                .onEach("dns-name", instance -> publicAddress
                        .apply(instance)
                        .map(address -> AmazonNames.publicName(address, scope.region())))
                .onEach("network-interface.network-interface-id", instance -> eni.apply(instance)
                        .map(NetworkInterface::id))
                .onEach("source-dest-check", instance -> eni.apply(instance).map(NetworkInterface::checksAddresses))
                .onEach("network-interface.subnet-id", instance -> eni.apply(instance)
                        .map(NetworkInterface::subnet))
                .onEach("network-interface.mac-address", instance -> eni.apply(instance)
                        .map(NetworkInterface::mac))
                .onEach("network-interface.addresses.private-ip-address", instance -> eni.apply(instance)
                        .map(NetworkInterface::privateAddress))
                .onEach("network-interface.addresses.association.public-ip", publicAddress::apply)
                .onEach("network-interface.vpc-id", vpc::apply)
                .onEach("vpc-id", vpc::apply);
        for (String prefix : new String[] {"instance.", "network-interface."}) {
            filters.onEach(prefix + "group-id", instance -> groups.apply(instance)
                            .map(SecurityGroup::id))
                    .onEach(prefix + "group-name", instance -> groups.apply(instance)
                            .map(SecurityGroup::name));
        }
    }

    private static void volumes(Filters<Instance> filters, World world, Scope scope) {
        Function<Instance, Stream<Volume.Attachment>> attachments = instance -> instance.devices().values().stream()
                .flatMap(id -> world.table(scope, VOLUMES).get(id).stream())
                .flatMap(volume -> volume.attachments().stream())
                .filter(attachment -> attachment.instance().equals(instance.id()));
        filters.onEach("block-device-mapping.device-name", instance -> instance.devices().keySet().stream())
                .onEach("block-device-mapping.volume-id", instance -> instance.devices().values().stream())
                .onEach(
                        "block-device-mapping.attach-time",
                        instance -> attachments.apply(instance).map(Volume.Attachment::since))
                .onEach(
                        "block-device-mapping.delete-on-termination",
                        instance -> attachments.apply(instance).map(Volume.Attachment::deleteOnTermination));
    }
}
