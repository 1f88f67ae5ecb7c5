package skylab.aws.ec2.acl;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.ec2.Ask;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;

/** The filters of network ACLs. */
final class AclFilters {
    private static final Filters<NetworkAcl> FILTERS = new Filters<>(NetworkAcl::networkAclId)
            .on("network-acl-id", NetworkAcl::networkAclId)
            .on("vpc-id", NetworkAcl::vpcId)
            .on("owner-id", NetworkAcl::ownerId)
            .on("default", NetworkAcl::isDefault)
            .onEach("association.association-id", acl -> acl.associations().stream()
                    .map(NetworkAclAssociation::networkAclAssociationId))
            .onEach("association.network-acl-id", acl -> acl.associations().stream()
                    .map(NetworkAclAssociation::networkAclId))
            .onEach("association.subnet-id", acl -> acl.associations().stream().map(NetworkAclAssociation::subnetId))
            .onEach("entry.cidr", entries(NetworkAclEntry::cidrBlock))
            .onEach("entry.ipv6-cidr", entries(NetworkAclEntry::ipv6CidrBlock))
            .onEach("entry.egress", entries(NetworkAclEntry::egress))
            .onEach("entry.protocol", entries(NetworkAclEntry::protocol))
            .onEach("entry.rule-action", entries(NetworkAclEntry::ruleActionAsString))
            .onEach("entry.rule-number", entries(NetworkAclEntry::ruleNumber))
            .onEach("entry.icmp.code", types(IcmpTypeCode::code))
            .onEach("entry.icmp.type", types(IcmpTypeCode::type))
            .onEach("entry.port-range.from", ports(PortRange::from))
            .onEach("entry.port-range.to", ports(PortRange::to));

    private AclFilters() {}

    static Predicate<NetworkAcl> test(Call call, List<Filter> wanted) {
        return FILTERS.test(call.tx().world(), call.scope(), Ask.filters(wanted));
    }

    private static Function<NetworkAcl, Stream<?>> entries(Function<NetworkAclEntry, Object> value) {
        return acl -> acl.entries().stream().map(value).filter(Objects::nonNull);
    }

    private static Function<NetworkAcl, Stream<?>> types(Function<IcmpTypeCode, Object> value) {
        return acl -> acl.entries().stream()
                .map(NetworkAclEntry::icmpTypeCode)
                .filter(Objects::nonNull)
                .map(value);
    }

    private static Function<NetworkAcl, Stream<?>> ports(Function<PortRange, Object> value) {
        return acl -> acl.entries().stream()
                .map(NetworkAclEntry::portRange)
                .filter(Objects::nonNull)
                .map(value);
    }
}
