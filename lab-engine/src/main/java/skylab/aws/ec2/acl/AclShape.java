package skylab.aws.ec2.acl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.aws.Call;
import skylab.aws.ec2.Ask;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.NetworkAcl.Entry;
import skylab.network.filter.Peer;
import skylab.network.filter.Protocols;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Network ACLs as the API shows them: what leaves first, each direction with the last rule that denies the rest. */
final class AclShape {
    private final Call call;
    private final Map<String, List<NetworkAclAssociation>> associations;

    AclShape(Call call) {
        this.call = call;
        this.associations = call.tx().all(call.scope(), NetworkAcl.ACL_ASSOCIATIONS).stream()
                // The default ACL of a VPC is not associated with the VPC.
                .filter(one -> !one.id().isEmpty())
                .map(one -> NetworkAclAssociation.builder()
                        .networkAclAssociationId(one.id())
                        .networkAclId(one.acl())
                        .subnetId(one.subnet())
                        .build())
                .collect(Collectors.groupingBy(NetworkAclAssociation::networkAclId));
    }

    software.amazon.awssdk.services.ec2.model.NetworkAcl of(NetworkAcl acl) {
        return software.amazon.awssdk.services.ec2.model.NetworkAcl.builder()
                .networkAclId(acl.id())
                .vpcId(acl.vpc())
                .isDefault(acl.isDefault())
                .ownerId(call.scope().account())
                .associations(associations.getOrDefault(acl.id(), List.of()))
                .entries(entries(acl))
                .tags(Ask.tags(call.tx().world(), call.scope(), acl.id()))
                .build();
    }

    private List<NetworkAclEntry> entries(NetworkAcl acl) {
        boolean hasIpv6 = call.tx()
                .find(call.scope(), Vpc.VPCS, acl.vpc())
                .filter(vpc -> !vpc.ranges6().isEmpty())
                .isPresent();
        List<NetworkAclEntry> entries = new ArrayList<>();
        for (boolean egress : new boolean[] {true, false}) {
            acl.entries().stream()
                    .filter(entry -> entry.egress() == egress)
                    .forEach(entry -> entries.add(entry(entry)));
            entries.add(entry(last(NetworkAcl.LAST_RULE, egress, new Peer.Range(Cidr.ANYWHERE))));
            if (hasIpv6) {
                entries.add(entry(last(NetworkAcl.LAST_RULE + 1, egress, new Peer.Range6(Cidr6.ANYWHERE))));
            }
        }
        return entries;
    }

    private static Entry last(int number, boolean egress, Peer everyone) {
        return new Entry(number, egress, false, Protocols.ALL, -1, -1, everyone);
    }

    private static NetworkAclEntry entry(Entry entry) {
        return NetworkAclEntry.builder()
                .ruleNumber(entry.number())
                .egress(entry.egress())
                .ruleAction(entry.allow() ? RuleAction.ALLOW : RuleAction.DENY)
                .protocol(Integer.toString(Protocols.number(entry.protocol())))
                .cidrBlock(entry.peer() instanceof Peer.Range ? entry.peer().text() : null)
                .ipv6CidrBlock(
                        entry.peer() instanceof Peer.Range6 ? entry.peer().text() : null)
                .portRange(
                        Protocols.hasPorts(entry.protocol())
                                ? PortRange.builder()
                                        .from(entry.fromPort())
                                        .to(entry.toPort())
                                        .build()
                                : null)
                .icmpTypeCode(
                        Protocols.hasTypes(entry.protocol())
                                ? IcmpTypeCode.builder()
                                        .type(entry.fromPort())
                                        .code(entry.toPort())
                                        .build()
                                : null)
                .build();
    }
}
