package skylab.kernel.lab;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.java.analysis.TextArgument;
import skylab.kernel.lab.LabValues.Value;

/**
 * Values of the lab in the strings of requests: ids, types, zones, keys, states, filters and tags by the method that the
 * string is given to; addresses of instances behind {@code %%ssh} and {@code ssh}.
 */
final class LabCompletion implements CompletionContributor {
    /** What methods of builders take, by the name of the method in the singular. */
    private static final Map<String, Function<LabValues, List<Value>>> METHODS = Map.ofEntries(
            Map.entry("instanceId", values -> values.ids("instance")),
            Map.entry("volumeId", values -> values.ids("volume")),
            Map.entry("imageId", values -> values.ids("image")),
            Map.entry("snapshotId", values -> values.ids("snapshot")),
            Map.entry("groupId", values -> values.ids("security-group")),
            Map.entry("securityGroupId", values -> values.ids("security-group")),
            Map.entry("subnetId", values -> values.ids("subnet")),
            Map.entry("vpcId", values -> values.ids("vpc")),
            Map.entry("networkInterfaceId", values -> values.ids("network-interface")),
            Map.entry("keyPairId", values -> values.ids("key-pair")),
            Map.entry("allocationId", values -> values.ids("elastic-ip")),
            Map.entry("internetGatewayId", values -> values.ids("internet-gateway")),
            Map.entry("egressOnlyInternetGatewayId", values -> values.ids("egress-only-internet-gateway")),
            Map.entry("natGatewayId", values -> values.ids("natgateway")),
            Map.entry("routeTableId", values -> values.ids("route-table")),
            Map.entry("networkAclId", values -> values.ids("network-acl")),
            Map.entry("prefixListId", values -> values.ids("prefix-list")),
            Map.entry("dhcpOptionsId", values -> values.ids("dhcp-options")),
            Map.entry("vpcEndpointId", values -> values.ids("vpc-endpoint")),
            Map.entry("vpcPeeringConnectionId", values -> values.ids("vpc-peering-connection")),
            Map.entry("flowLogId", values -> values.ids("vpc-flow-log")),
            Map.entry("customerGatewayId", values -> values.ids("customer-gateway")),
            Map.entry("vpnGatewayId", values -> values.ids("vpn-gateway")),
            Map.entry("vpnConnectionId", values -> values.ids("vpn-connection")),
            Map.entry("launchTemplateId", values -> values.ids("launch-template")),
            Map.entry("resource", LabValues::allIds),
            Map.entry("keyName", LabValues::keyNames),
            Map.entry("instanceType", LabValues::instanceTypes),
            Map.entry("availabilityZone", LabValues::zones),
            Map.entry("zoneName", LabValues::zones),
            Map.entry("regionName", LabValues::regions),
            Map.entry("key", LabValues::tagKeys));

    /** What filters compare with, by the end of the name of the filter. */
    private static final Map<String, Function<LabValues, List<Value>>> FILTERS = Map.ofEntries(
            Map.entry("instance-id", METHODS.get("instanceId")),
            Map.entry("volume-id", METHODS.get("volumeId")),
            Map.entry("image-id", METHODS.get("imageId")),
            Map.entry("snapshot-id", METHODS.get("snapshotId")),
            Map.entry("group-id", METHODS.get("groupId")),
            Map.entry("subnet-id", METHODS.get("subnetId")),
            Map.entry("vpc-id", METHODS.get("vpcId")),
            Map.entry("network-interface-id", METHODS.get("networkInterfaceId")),
            Map.entry("allocation-id", METHODS.get("allocationId")),
            Map.entry("internet-gateway-id", METHODS.get("internetGatewayId")),
            Map.entry("egress-only-internet-gateway-id", METHODS.get("egressOnlyInternetGatewayId")),
            Map.entry("nat-gateway-id", METHODS.get("natGatewayId")),
            Map.entry("route-table-id", METHODS.get("routeTableId")),
            Map.entry("network-acl-id", METHODS.get("networkAclId")),
            Map.entry("prefix-list-id", METHODS.get("prefixListId")),
            Map.entry("dhcp-options-id", METHODS.get("dhcpOptionsId")),
            Map.entry("vpc-endpoint-id", METHODS.get("vpcEndpointId")),
            Map.entry("vpc-peering-connection-id", METHODS.get("vpcPeeringConnectionId")),
            Map.entry("customer-gateway-id", METHODS.get("customerGatewayId")),
            Map.entry("vpn-gateway-id", METHODS.get("vpnGatewayId")),
            Map.entry("vpn-connection-id", METHODS.get("vpnConnectionId")),
            Map.entry("key-name", LabValues::keyNames),
            Map.entry("instance-type", LabValues::instanceTypes),
            Map.entry("availability-zone", LabValues::zones),
            Map.entry("zone-name", LabValues::zones),
            Map.entry("region-name", LabValues::regions),
            Map.entry("instance-state-name", LabValues::instanceStates),
            Map.entry("tag-key", LabValues::tagKeys));

    private static final Pattern FILTER_NAME =
            Pattern.compile("\\.name\\(\\s*\"([^\"\\n]*)\"\\s*\\)\\s*\\.values\\([^()]*\\z");
    private static final Pattern TAG_KEY =
            Pattern.compile("\\.key\\(\\s*\"([^\"\\n]*)\"\\s*\\)\\s*\\.value\\([^()]*\\z");
    private static final Pattern HOST = Pattern.compile(
            "(?:\\A\\s*%%ssh[ \\t]+|\\A\\s*%%sh\\b(?s:.*)\\n[^\\n]*\\b(?:ssh|scp|ping|curl)[ \\t][^\\n]*?)"
                    + "((?:[\\w-]+@)?)([\\w.-]*)\\z");
    private static final Pattern PLURAL = Pattern.compile("(?:sWithStrings|s)$");

    private final Supplier<LabValues> lab;

    /** Over the lab as it is when it is asked. */
    LabCompletion(Supplier<LabValues> lab) {
        this.lab = lab;
    }

    @Override
    public List<Proposal> complete(String code, int cursor) {
        Matcher host = HOST.matcher(code.substring(0, cursor));
        if (host.find()) {
            return proposals(lab.get().hosts(), host.group(2), host.start(2));
        }
        if (code.stripLeading().startsWith("%%")) {
            return List.of();
        }
        return TextArgument.at(code, cursor)
                .map(text -> proposals(values(text, code.substring(0, cursor)), text.begun(), text.start()))
                .orElse(List.of());
    }

    private List<Value> values(TextArgument text, String before) {
        if (text.call().equals("name") && text.around().contains("filters")) {
            return filterNames(text.around());
        }
        if (text.call().equals("values")) {
            Matcher name = FILTER_NAME.matcher(before);
            return name.find() ? filterValues(name.group(1)) : List.of();
        }
        if (text.call().equals("value")) {
            Matcher key = TAG_KEY.matcher(before);
            return key.find() ? lab.get().tagValues(key.group(1)) : List.of();
        }
        String method = text.call().matches("resources|[a-z]\\w*(?:Ids|Names|Types|sWithStrings)")
                ? PLURAL.matcher(text.call()).replaceFirst("")
                : text.call();
        Function<LabValues, List<Value>> wanted = METHODS.get(method);
        return wanted == null ? List.of() : wanted.apply(lab.get());
    }

    private List<Value> filterNames(List<String> around) {
        ResourceBundle filters = ResourceBundle.getBundle("skylab.kernel.lab.filters", Locale.ROOT);
        Optional<String> operation =
                around.stream().filter(filters::containsKey).findFirst();
        return operation
                .map(name -> List.of(filters.getString(name).split(" ")).stream()
                        .map(filter -> new Value(filter, name))
                        .toList())
                .orElse(List.of());
    }

    private List<Value> filterValues(String filter) {
        if (filter.startsWith("tag:")) {
            return lab.get().tagValues(filter.substring("tag:".length()));
        }
        Function<LabValues, List<Value>> wanted = FILTERS.get(filter.substring(filter.lastIndexOf('.') + 1));
        return wanted == null ? List.of() : wanted.apply(lab.get());
    }

    private static List<Proposal> proposals(List<Value> values, String begun, int start) {
        return values.stream()
                .filter(value -> value.text().startsWith(begun))
                .map(value -> new Proposal(value.text(), start, "value", value.about()))
                .toList();
    }
}
