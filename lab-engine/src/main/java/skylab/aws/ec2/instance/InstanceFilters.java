package skylab.aws.ec2.instance;

import static skylab.aws.ec2.volume.Volume.VOLUMES;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.function.Function;
import java.util.stream.Stream;
import skylab.aws.Filters;
import skylab.aws.ec2.volume.Volume;
import skylab.network.address.AmazonNames;
import skylab.network.eni.Interfaces;
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
        ShownFilters.declare(filters, world, scope);
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
        Function<Instance, Stream<NetworkInterface>> primary =
                instance -> Interfaces.of(world, scope, instance.id()).stream().limit(1);
        Function<Instance, Stream<String>> publicAddress =
                instance -> primary.apply(instance).flatMap(one -> Stream.ofNullable(one.publicAddress()));
        filters.onEach("private-ip-address", instance -> primary.apply(instance).map(NetworkInterface::privateAddress))
                .onEach("private-dns-name", instance -> primary.apply(instance)
                        .map(one -> AmazonNames.privateName(one.privateAddress(), scope.region())))
                .onEach("ip-address", publicAddress::apply)
                .onEach("dns-name", instance -> publicAddress
                        .apply(instance)
                        .map(address -> AmazonNames.publicName(address, scope.region())))
                .onEach("source-dest-check", instance -> primary.apply(instance).map(NetworkInterface::checksAddresses))
                .onEach("vpc-id", instance -> primary.apply(instance)
                        .flatMap(one -> world.table(scope, SUBNETS).get(one.subnet()).stream())
                        .map(Subnet::vpc));
        groups(filters, "instance.", primary, world, scope);
        Function<Instance, Stream<NetworkInterface>> all =
                instance -> Interfaces.of(world, scope, instance.id()).stream();
        groups(filters, "network-interface.", all, world, scope);
        interfaces(filters, all, world, scope);
    }

    private static void groups(
            Filters<Instance> filters,
            String prefix,
            Function<Instance, Stream<NetworkInterface>> of,
            World world,
            Scope scope) {
        Function<Instance, Stream<SecurityGroup>> groups = instance -> of.apply(instance)
                .flatMap(one -> one.groups().stream())
                .flatMap(id -> world.table(scope, SECURITY_GROUPS).get(id).stream());
        filters.onEach(prefix + "group-id", instance -> groups.apply(instance).map(SecurityGroup::id))
                .onEach(prefix + "group-name", instance -> groups.apply(instance)
                        .map(SecurityGroup::name));
    }

    private static void interfaces(
            Filters<Instance> filters, Function<Instance, Stream<NetworkInterface>> all, World world, Scope scope) {
        Function<Instance, Stream<NetworkInterface.Address>> addresses =
                instance -> all.apply(instance).flatMap(one -> one.addresses().stream());
        Function<Instance, Stream<Subnet>> subnets =
                instance -> all.apply(instance).flatMap(one -> world.table(scope, SUBNETS).get(one.subnet()).stream());
        filters.onEach("network-interface.network-interface-id", instance -> all.apply(instance)
                        .map(NetworkInterface::id))
                .onEach("network-interface.subnet-id", instance -> all.apply(instance)
                        .map(NetworkInterface::subnet))
                .onEach("network-interface.vpc-id", instance -> subnets.apply(instance)
                        .map(Subnet::vpc))
                .onEach("network-interface.availability-zone", instance -> subnets.apply(instance)
                        .map(Subnet::zone))
                .onEach("network-interface.mac-address", instance -> all.apply(instance)
                        .map(NetworkInterface::mac))
                .onEach("network-interface.description", instance -> all.apply(instance)
                        .map(one -> one.use().description()))
                .onEach("network-interface.source-dest-check", instance -> all.apply(instance)
                        .map(NetworkInterface::checksAddresses))
                .onEach(
                        "network-interface.addresses.private-ip-address",
                        instance -> addresses.apply(instance).map(NetworkInterface.Address::privateAddress))
                .onEach(
                        "network-interface.addresses.association.public-ip",
                        instance -> addresses.apply(instance).flatMap(one -> Stream.ofNullable(one.publicAddress())))
                .onEach("network-interface.attachment.attachment-id", instance -> all.apply(instance)
                        .map(one -> one.attachment().id()))
                .onEach("network-interface.attachment.device-index", instance -> all.apply(instance)
                        .map(one -> one.attachment().device()))
                .onEach("network-interface.attachment.delete-on-termination", instance -> all.apply(instance)
                        .map(one -> one.attachment().deleteOnTermination()));
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
