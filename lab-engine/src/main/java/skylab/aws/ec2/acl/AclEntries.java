package skylab.aws.ec2.acl;

import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.NetworkAcl.Entry;
import skylab.network.filter.Peer;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryResponse;

/** Operations on the entries of network ACLs. */
final class AclEntries {
    // VPC guide, "Amazon VPC quotas": for each direction, IPv4 and IPv6 separately, the last rule included.
    private static final int MOST_ENTRIES = 20;

    private AclEntries() {}

    /** CreateNetworkAclEntry. */
    static CreateNetworkAclEntryResponse create(Call call, CreateNetworkAclEntryRequest request) {
        NetworkAcl acl = Acls.IDS.one(call.tx().world(), call.scope(), request.networkAclId());
        Entry made = new EntryReader(
                        request.ruleNumber(), request.egress(), request.ruleActionAsString(), request.protocol())
                .read(request.portRange(), request.icmpTypeCode(), request.cidrBlock(), request.ipv6CidrBlock());
        if (at(acl, made.number(), made.egress()).isPresent()) {
            throw new AwsError(
                    "NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by " + made.number() + " already exists.");
        }
        checkLimit(acl.entries(), made);
        List<Entry> entries = new ArrayList<>(acl.entries());
        entries.add(made);
        call.tx().put(call.scope(), NETWORK_ACLS, acl.id(), acl.with(entries));
        return CreateNetworkAclEntryResponse.builder().build();
    }

    /** ReplaceNetworkAclEntry. */
    static ReplaceNetworkAclEntryResponse replace(Call call, ReplaceNetworkAclEntryRequest request) {
        NetworkAcl acl = Acls.IDS.one(call.tx().world(), call.scope(), request.networkAclId());
        Entry made = new EntryReader(
                        request.ruleNumber(), request.egress(), request.ruleActionAsString(), request.protocol())
                .read(request.portRange(), request.icmpTypeCode(), request.cidrBlock(), request.ipv6CidrBlock());
        List<Entry> entries = new ArrayList<>(acl.entries());
        entries.remove(existing(acl, made.number(), made.egress()));
        checkLimit(entries, made);
        entries.add(made);
        call.tx().put(call.scope(), NETWORK_ACLS, acl.id(), acl.with(entries));
        return ReplaceNetworkAclEntryResponse.builder().build();
    }

    /** DeleteNetworkAclEntry. */
    static DeleteNetworkAclEntryResponse delete(Call call, DeleteNetworkAclEntryRequest request) {
        NetworkAcl acl = Acls.IDS.one(call.tx().world(), call.scope(), request.networkAclId());
        int number = EntryReader.number(request.ruleNumber());
        boolean egress = EntryReader.require(request.egress(), "egress");
        List<Entry> entries = new ArrayList<>(acl.entries());
        entries.remove(existing(acl, number, egress));
        call.tx().put(call.scope(), NETWORK_ACLS, acl.id(), acl.with(entries));
        return DeleteNetworkAclEntryResponse.builder().build();
    }

    private static Optional<Entry> at(NetworkAcl acl, int number, boolean egress) {
        return acl.entries().stream()
                .filter(entry -> entry.number() == number && entry.egress() == egress)
                .findFirst();
    }

    private static Entry existing(NetworkAcl acl, int number, boolean egress) {
        return at(acl, number, egress)
                .orElseThrow(() -> new AwsError(
                        "InvalidNetworkAclEntry.NotFound",
                        "The network acl entry identified by " + number + " does not exist."));
    }

    private static void checkLimit(List<Entry> others, Entry made) {
        long same = others.stream()
                .filter(entry -> entry.egress() == made.egress())
                .filter(entry -> entry.peer() instanceof Peer.Range == made.peer() instanceof Peer.Range)
                .count();
        if (same + 2 > MOST_ENTRIES) {
            throw new AwsError(
                    "NetworkAclEntryLimitExceeded", "The maximum number of network acl entries has been reached.");
        }
    }
}
