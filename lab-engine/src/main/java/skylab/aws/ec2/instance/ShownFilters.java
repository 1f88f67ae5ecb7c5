package skylab.aws.ec2.instance;

import java.util.Arrays;
import java.util.function.Function;
import skylab.aws.Filters;
import skylab.aws.ec2.Zones;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The filters on instances that few use (EC2 API reference, DescribeInstances): they look at what the API shows. What no
 * instance here has, such as a dedicated host, matches nothing.
 */
final class ShownFilters {
    private static final String[] OF_INSTANCES = {
        "affinity",
        "block-device-mapping.status",
        "capacity-reservation-id",
        "capacity-reservation-specification.capacity-reservation-preference",
        "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
        "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn",
        "ebs-optimized",
        "ena-support",
        "enclave-options.enabled",
        "host-id",
        "iam-instance-profile.id",
        "ipv6-address",
        "kernel-id",
        "metadata-options.http-protocol-ipv4",
        "metadata-options.http-protocol-ipv6",
        "metadata-options.state",
        "network-performance-options.bandwidth-weighting",
        "operator.managed",
        "operator.principal",
        "outpost-arn",
        "platform",
        "private-dns-name-options.enable-resource-name-dns-a-record",
        "private-dns-name-options.enable-resource-name-dns-aaaa-record",
        "private-dns-name-options.hostname-type",
        "product-code",
        "product-code.type",
        "ramdisk-id",
        "requester-id",
        "tpm-support",
        "usage-operation-update-time"
    };

    private static final String[] OF_INTERFACES = {
        "addresses.association.allocation-id",
        "addresses.association.association-id",
        "addresses.association.carrier-ip",
        "addresses.association.customer-owned-ip",
        "addresses.association.ip-owner-id",
        "addresses.association.public-dns-name",
        "addresses.primary",
        "addresses.private-dns-name",
        "association.allocation-id",
        "association.association-id",
        "association.carrier-ip",
        "association.customer-owned-ip",
        "association.ip-owner-id",
        "association.public-dns-name",
        "association.public-ip",
        "attachment.attach-time",
        "attachment.instance-id",
        "attachment.instance-owner-id",
        "attachment.network-card-index",
        "attachment.status",
        "deny-all-igw-traffic",
        "ipv4-prefixes.ipv4-prefix",
        "ipv6-address",
        "ipv6-addresses.ipv6-address",
        "ipv6-addresses.is-primary-ipv6",
        "ipv6-native",
        "ipv6-prefixes.ipv6-prefix",
        "operator.managed",
        "operator.principal",
        "outpost-arn",
        "owner-id",
        "private-dns-name",
        "private-ip-address",
        "public-dns-name",
        "requester-id",
        "requester-managed",
        "status",
        "tag-key",
        "tag-value"
    };

    private ShownFilters() {}

    static void declare(Filters<Instance> filters, World world, Scope scope) {
        Function<Instance, SdkPojo> shown = instance -> InstanceShape.of(world, scope, instance);
        filters.on(
                        "availability-zone-id",
                        instance -> Zones.id(instance.launch().zone()))
                .onShown(shown, OF_INSTANCES)
                .onShown(
                        shown,
                        Arrays.stream(OF_INTERFACES)
                                .map(name -> "network-interface." + name)
                                .toArray(String[]::new));
    }
}
