package skylab.aws.ec2.prefix;

import static skylab.network.filter.PrefixList.PREFIX_LISTS;

import java.util.List;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.filter.AwsPrefixLists;
import skylab.network.filter.PrefixList;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;

/** Operations that show prefix lists. */
final class PrefixListing {
    /** The account's prefix lists by id. */
    static final Ids<PrefixList> IDS =
            new Ids<>(PREFIX_LISTS, "prefix list ID", "InvalidPrefixListID", "InvalidPrefixListId.Malformed");

    private PrefixListing() {}

    /** DescribeManagedPrefixLists: AWS's own and the account's. */
    static DescribeManagedPrefixListsResponse managed(Call call, DescribeManagedPrefixListsRequest request) {
        List<PrefixList> all = Stream.concat(
                        AwsPrefixLists.of(call.scope().region()).stream(),
                        call.tx().all(call.scope(), PREFIX_LISTS).stream())
                .toList();
        List<PrefixList> wanted = wanted(call, all, request.prefixListIds(), request.filters());
        Page<PrefixList> page = Page.of(wanted, request.maxResults(), request.nextToken(), 1, 100);
        return DescribeManagedPrefixListsResponse.builder()
                .prefixLists(page.items().stream()
                        .map(list -> PrefixShape.managed(call, list))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** DescribePrefixLists: AWS's services only. */
    static DescribePrefixListsResponse services(Call call, DescribePrefixListsRequest request) {
        List<PrefixList> wanted =
                wanted(call, AwsPrefixLists.of(call.scope().region()), request.prefixListIds(), request.filters());
        Page<PrefixList> page = Page.of(wanted, request.maxResults(), request.nextToken(), 1, 1000);
        return DescribePrefixListsResponse.builder()
                .prefixLists(page.items().stream()
                        .map(list -> software.amazon.awssdk.services.ec2.model.PrefixList.builder()
                                .prefixListId(list.id())
                                .prefixListName(list.name())
                                .cidrs(list.entries().stream()
                                        .map(PrefixList.Entry::cidr)
                                        .toList())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<PrefixList> wanted(Call call, List<PrefixList> all, List<String> ids, List<Filter> filters) {
        Filters<PrefixList> declared = new Filters<>(PrefixList::id)
                .on("prefix-list-id", PrefixList::id)
                .on("prefix-list-name", PrefixList::name)
                .on("owner-id", list -> PrefixShape.owner(call, list));
        Stream<PrefixList> asked = ids.isEmpty()
                ? all.stream()
                : ids.stream().distinct().map(id -> all.stream()
                        .filter(list -> list.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> notFound(id)));
        return asked.filter(declared.test(call.tx().world(), call.scope(), Ask.filters(filters)))
                .toList();
    }

    /** GetManagedPrefixListEntries, of the current version or of an earlier one. */
    static GetManagedPrefixListEntriesResponse entries(Call call, GetManagedPrefixListEntriesRequest request) {
        PrefixList list = named(call, request.prefixListId());
        List<PrefixList.Entry> entries =
                request.targetVersion() == null ? list.entries() : PrefixShape.version(list, request.targetVersion());
        Page<PrefixList.Entry> page = Page.of(entries, request.maxResults(), request.nextToken(), 1, 100);
        return GetManagedPrefixListEntriesResponse.builder()
                .entries(page.items().stream()
                        .map(entry -> PrefixListEntry.builder()
                                .cidr(entry.cidr())
                                .description(entry.description())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** GetManagedPrefixListAssociations: what refers to a list. */
    static GetManagedPrefixListAssociationsResponse associations(
            Call call, GetManagedPrefixListAssociationsRequest request) {
        PrefixList list = named(call, request.prefixListId());
        Page<String> page = Page.of(PrefixUses.of(call, list.id()), request.maxResults(), request.nextToken(), 5, 255);
        return GetManagedPrefixListAssociationsResponse.builder()
                .prefixListAssociations(page.items().stream()
                        .map(id -> PrefixListAssociation.builder()
                                .resourceId(id)
                                .resourceOwner(call.scope().account())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static PrefixList named(Call call, String id) {
        if (id == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter PrefixListId");
        }
        return PrefixList.find(call.tx().world(), call.scope(), id).orElseThrow(() -> notFound(id));
    }

    private static AwsError notFound(String id) {
        return new AwsError("InvalidPrefixListID.NotFound", "The prefix list ID '" + id + "' does not exist");
    }
}
