package skylab.aws.ec2.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.Cidr;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;

/** Rules as requests spell them: one permission may name several peers, and the oldest form has one rule's fields. */
final class RuleReader {
    /** VPC guide, "Amazon VPC quotas": rules per security group and direction. */
    static final int MOST_RULES = 60;

    private static final Map<String, String> BY_NUMBER = Map.of("6", "tcp", "17", "udp", "1", "icmp");

    private RuleReader() {}

    static List<Rule> ingress(Call call, AuthorizeSecurityGroupIngressRequest request) {
        return request.hasIpPermissions()
                ? rules(call, request.ipPermissions())
                : one(call, request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp());
    }

    static List<Rule> ingress(Call call, RevokeSecurityGroupIngressRequest request) {
        return request.hasIpPermissions()
                ? rules(call, request.ipPermissions())
                : one(call, request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp());
    }

    private static List<Rule> one(Call call, String protocol, Integer from, Integer to, String range) {
        return List.of(rule(call, protocol, from, to, cidr(range), null));
    }

    private static List<Rule> rules(Call call, List<IpPermission> permissions) {
        List<Rule> rules = new ArrayList<>();
        for (IpPermission permission : permissions) {
            int before = rules.size();
            permission
                    .ipRanges()
                    .forEach(range -> rules.add(rule(call, permission, cidr(range.cidrIp()), range.description())));
            permission.userIdGroupPairs().forEach(pair -> {
                SecurityGroup peer = Groups.named(call, pair.groupId(), pair.groupName());
                rules.add(rule(call, permission, peer.id(), pair.description()));
            });
            if (permission.hasIpv6Ranges() || permission.hasPrefixListIds()) {
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate rules for IPv6 ranges or prefix lists. Nothing has been changed.");
            }
            if (rules.size() == before) {
                throw new AwsError("MissingParameter", "The request must contain the parameter ipRanges or groups");
            }
        }
        return rules;
    }

    private static Rule rule(Call call, IpPermission permission, String peer, String description) {
        return rule(call, permission.ipProtocol(), permission.fromPort(), permission.toPort(), peer, description);
    }

    private static Rule rule(Call call, String named, Integer from, Integer to, String peer, String description) {
        if (named == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ipProtocol");
        }
        String protocol = BY_NUMBER.getOrDefault(named, named.equals("all") ? "-1" : named);
        if (!protocol.equals("-1") && !BY_NUMBER.containsValue(protocol)) {
            throw new AwsError(
                    "InvalidParameterValue", "Invalid value '" + named + "' for IP protocol. Unknown protocol.");
        }
        String id = call.tx().newId(SecurityGroup.RULES);
        if (protocol.equals("-1")) {
            return new Rule(id, false, protocol, -1, -1, Peer.of(peer), description);
        }
        if (from == null || to == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameters fromPort and toPort");
        }
        int most = protocol.equals("icmp") ? 255 : 65535;
        if (from < -1 || from > most || to < -1 || to > most) {
            throw new AwsError("InvalidParameterValue", "Invalid value '" + from + "-" + to + "' for port range.");
        }
        if (!protocol.equals("icmp") && from > to) {
            throw new AwsError("InvalidParameterValue", "Invalid TCP/UDP port range (" + from + ":" + to + ")");
        }
        return new Rule(id, false, protocol, from, to, Peer.of(peer), description);
    }

    private static String cidr(String text) {
        if (text == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter cidrIp");
        }
        return Cidr.parse(text)
                .map(Cidr::toString)
                .orElseThrow(() -> new AwsError("InvalidParameterValue", "CIDR block " + text + " is malformed"));
    }
}
