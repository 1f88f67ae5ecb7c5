package skylab.kernel.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import skylab.cli.option.Names;
import skylab.kernel.lab.LabValues.Value;

/** Which values of the lab a name stands for: that of an option, of a filter, or of a builder's method. */
final class ValueNames {
    /** By the name of an option or a filter, in the singular. */
    private static final Map<String, Function<LabValues, List<Value>>> VALUES = Map.ofEntries(
            Map.entry("instance-id", values -> values.ids("instance")),
            Map.entry("volume-id", values -> values.ids("volume")),
            Map.entry("image-id", values -> values.ids("image")),
            Map.entry("snapshot-id", values -> values.ids("snapshot")),
            Map.entry("group-id", values -> values.ids("security-group")),
            Map.entry("security-group-id", values -> values.ids("security-group")),
            Map.entry("subnet-id", values -> values.ids("subnet")),
            Map.entry("vpc-id", values -> values.ids("vpc")),
            Map.entry("network-interface-id", values -> values.ids("network-interface")),
            Map.entry("key-pair-id", values -> values.ids("key-pair")),
            Map.entry("allocation-id", values -> values.ids("elastic-ip")),
            Map.entry("internet-gateway-id", values -> values.ids("internet-gateway")),
            Map.entry("egress-only-internet-gateway-id", values -> values.ids("egress-only-internet-gateway")),
            Map.entry("nat-gateway-id", values -> values.ids("natgateway")),
            Map.entry("route-table-id", values -> values.ids("route-table")),
            Map.entry("network-acl-id", values -> values.ids("network-acl")),
            Map.entry("prefix-list-id", values -> values.ids("prefix-list")),
            Map.entry("dhcp-options-id", values -> values.ids("dhcp-options")),
            Map.entry("vpc-endpoint-id", values -> values.ids("vpc-endpoint")),
            Map.entry("vpc-peering-connection-id", values -> values.ids("vpc-peering-connection")),
            Map.entry("flow-log-id", values -> values.ids("vpc-flow-log")),
            Map.entry("customer-gateway-id", values -> values.ids("customer-gateway")),
            Map.entry("vpn-gateway-id", values -> values.ids("vpn-gateway")),
            Map.entry("vpn-connection-id", values -> values.ids("vpn-connection")),
            Map.entry("launch-template-id", values -> values.ids("launch-template")),
            Map.entry("resource", LabValues::allIds),
            Map.entry("key-name", LabValues::keyNames),
            Map.entry("instance-type", LabValues::instanceTypes),
            Map.entry("availability-zone", LabValues::zones),
            Map.entry("zone-name", LabValues::zones),
            Map.entry("region-name", LabValues::regions),
            Map.entry("instance-state-name", LabValues::instanceStates),
            Map.entry("tag-key", LabValues::tagKeys),
            Map.entry("region", LabValues::regions),
            Map.entry("key", LabValues::tagKeys));

    private ValueNames() {}

    /** The values for an option of {@code aws} or a filter, e.g. {@code instance-id}; empty if the lab has no say in it. */
    static Optional<Function<LabValues, List<Value>>> of(String name) {
        return Optional.ofNullable(VALUES.get(name));
    }

    /** The values for a method of a builder, e.g. {@code instanceId}. */
    static Optional<Function<LabValues, List<Value>>> ofMethod(String method) {
        return of(Names.kebab(method));
    }
}
