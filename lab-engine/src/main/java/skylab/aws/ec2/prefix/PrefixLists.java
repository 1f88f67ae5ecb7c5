package skylab.aws.ec2.prefix;

import static skylab.network.filter.PrefixList.PREFIX_LISTS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.filter.AwsPrefixLists;
import skylab.network.filter.Peer;
import skylab.network.filter.PrefixList;
import skylab.network.filter.PrefixList.Entry;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionRequest;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionResponse;

/** Operations that make and change the account's prefix lists. A change is done when the call returns. */
final class PrefixLists {
    // VPC guide, "Amazon VPC quotas"; EC2 API, CreateManagedPrefixList.
    private static final int MOST_LISTS = 100;
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_NAME = 255;

    private PrefixLists() {}

    /** CreateManagedPrefixList. */
    static CreateManagedPrefixListResponse create(Call call, CreateManagedPrefixListRequest request) {
        checkName(require(request.prefixListName(), "PrefixListName"));
        checkSize(require(request.maxEntries(), "MaxEntries"));
        String family = require(request.addressFamily(), "AddressFamily");
        if (!family.equals("IPv4") && !family.equals("IPv6")) {
            throw invalid("The value '" + family + "' for addressFamily is invalid. Valid values are IPv4 and IPv6.");
        }
        if (call.tx().world().table(call.scope(), PREFIX_LISTS).size() >= MOST_LISTS) {
            throw new AwsError("PrefixListLimitExceeded", "The maximum number of prefix lists has been reached.");
        }
        List<Entry> entries = changed(family, List.of(), request.entries(), List.of());
        checkRoom(entries, request.maxEntries());
        String id = call.tx().newId(PREFIX_LISTS);
        PrefixList made = new PrefixList(
                id, request.prefixListName(), family, request.maxEntries(), List.of(entries), "create-complete", null);
        call.tx().put(call.scope(), PREFIX_LISTS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), PREFIX_LISTS.name()));
        return CreateManagedPrefixListResponse.builder()
                .prefixList(PrefixShape.managed(call, made))
                .build();
    }

    /** ModifyManagedPrefixList: other entries are a new version; a new name or size is not. */
    static ModifyManagedPrefixListResponse modify(Call call, ModifyManagedPrefixListRequest request) {
        PrefixList list = own(call, request.prefixListId());
        boolean otherEntries =
                !request.addEntries().isEmpty() || !request.removeEntries().isEmpty();
        if (otherEntries && request.maxEntries() != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "You cannot modify the entries of a prefix list and modify its size at the same time.");
        }
        checkVersion(list, request.currentVersion());
        PrefixList after = list.in("modify-complete", null);
        if (request.prefixListName() != null) {
            checkName(request.prefixListName());
            after = after.named(request.prefixListName());
        }
        if (otherEntries) {
            List<Entry> entries = changed(list.family(), list.entries(), request.addEntries(), request.removeEntries());
            checkRoom(entries, list.most());
            after = after.with(entries);
        }
        if (request.maxEntries() != null) {
            checkSize(request.maxEntries());
            checkRoom(list.entries(), request.maxEntries());
            after = resized(call, after, request.maxEntries());
        }
        call.tx().put(call.scope(), PREFIX_LISTS, after.id(), after);
        return ModifyManagedPrefixListResponse.builder()
                .prefixList(PrefixShape.managed(call, after))
                .build();
    }

    // EC2 API, ModifyManagedPrefixList: where a resource cannot support the new size, the modification fails and the
    // state message names the first ten of them.
    private static PrefixList resized(Call call, PrefixList list, int most) {
        PrefixList wanted = list.sized(most);
        List<String> unable = PrefixUses.withoutRoom(call, wanted);
        return unable.isEmpty()
                ? wanted
                : list.in(
                        "modify-failed",
                        "The following resources do not support the new maximum size: "
                                + String.join(", ", unable.subList(0, Math.min(10, unable.size()))));
    }

    /** RestoreManagedPrefixListVersion: the contents of an earlier version are a new one. */
    static RestoreManagedPrefixListVersionResponse restore(Call call, RestoreManagedPrefixListVersionRequest request) {
        PrefixList list = own(call, request.prefixListId());
        checkVersion(list, require(request.currentVersion(), "CurrentVersion"));
        List<Entry> entries = PrefixShape.version(list, require(request.previousVersion(), "PreviousVersion"));
        checkRoom(entries, list.most());
        PrefixList after = list.with(entries).in("restore-complete", null);
        call.tx().put(call.scope(), PREFIX_LISTS, after.id(), after);
        return RestoreManagedPrefixListVersionResponse.builder()
                .prefixList(PrefixShape.managed(call, after))
                .build();
    }

    /** DeleteManagedPrefixList; first nothing may refer to it. */
    static DeleteManagedPrefixListResponse delete(Call call, DeleteManagedPrefixListRequest request) {
        PrefixList list = own(call, request.prefixListId());
        List<String> users = PrefixUses.of(call, list.id());
        if (!users.isEmpty()) {
            throw new AwsError(
                    "DependencyViolation",
                    "The prefix list '" + list.id() + "' is referenced by " + String.join(", ", users)
                            + " and cannot be deleted.");
        }
        call.tx().remove(call.scope(), PREFIX_LISTS, list.id());
        Tags.forget(call.tx(), call.scope(), list.id());
        return DeleteManagedPrefixListResponse.builder()
                .prefixList(PrefixShape.managed(call, list.in("delete-complete", null)))
                .build();
    }

    private static PrefixList own(Call call, String id) {
        if (id != null && AwsPrefixLists.find(call.scope().region(), id).isPresent()) {
            throw new AwsError(
                    "OperationNotPermitted", "The prefix list '" + id + "' is managed by AWS and cannot be changed.");
        }
        return PrefixListing.IDS.one(call.tx().world(), call.scope(), id);
    }

    private static List<Entry> changed(
            String family, List<Entry> before, List<AddPrefixListEntry> added, List<RemovePrefixListEntry> removed) {
        if (added.size() > MOST_AT_ONCE || removed.size() > MOST_AT_ONCE) {
            throw invalid("At most " + MOST_AT_ONCE + " entries can be added or removed by one request.");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        before.forEach(entry -> entries.put(entry.cidr(), entry));
        for (RemovePrefixListEntry one : removed) {
            String cidr = range(family, one.cidr()).text();
            if (entries.remove(cidr) == null) {
                throw new AwsError("InvalidPrefixListModification", "The entry '" + cidr + "' does not exist.");
            }
        }
        List<String> seen = new ArrayList<>();
        for (AddPrefixListEntry one : added) {
            Peer range = range(family, one.cidr());
            if (seen.contains(range.text())) {
                throw invalid("The CIDR '" + range.text() + "' appears more than once.");
            }
            seen.add(range.text());
            entries.put(range.text(), new Entry(range, one.description()));
        }
        return List.copyOf(entries.values());
    }

    private static Peer range(String family, String cidr) {
        return Peer.range(require(cidr, "Cidr"))
                .filter(peer -> family.equals("IPv4") == peer instanceof Peer.Range)
                .orElseThrow(() -> invalid("The CIDR '" + cidr + "' is not a valid " + family + " CIDR."));
    }

    private static void checkVersion(PrefixList list, Long wanted) {
        if (wanted != null && wanted != list.version()) {
            throw new AwsError("PrefixListVersionMismatch", "The prefix list has the incorrect version number");
        }
    }

    private static void checkRoom(List<Entry> entries, int most) {
        if (entries.size() > most) {
            throw new AwsError(
                    "PrefixListMaxEntriesExceeded",
                    "The prefix list may have " + most + " entries; it would have " + entries.size() + ".");
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.startsWith("com.amazonaws")) {
            throw invalid("The prefix list name '" + name + "' is invalid. It may have up to " + LONGEST_NAME
                    + " characters and cannot start with com.amazonaws.");
        }
    }

    private static void checkSize(int most) {
        if (most < 1 || most > MOST_ENTRIES) {
            throw invalid("The value '" + most + "' for maxEntries is invalid. It must be between 1 and " + MOST_ENTRIES
                    + ".");
        }
    }

    private static <T> T require(T value, String parameter) {
        if (value == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter " + parameter);
        }
        return value;
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", message);
    }
}
