package skylab.aws.ec2.prefix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.group.Rules;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;

/** Prefix lists: the account's with their versions, and those that AWS keeps. */
class PrefixListTest {
    private final Given given = Given.lab();

    private String create(int most, String... cidrs) {
        return given.ec2
                .createManagedPrefixList(r -> r.prefixListName("offices")
                        .addressFamily(cidrs.length > 0 && cidrs[0].contains(":") ? "IPv6" : "IPv4")
                        .maxEntries(most)
                        .entries(add(cidrs)))
                .prefixList()
                .prefixListId();
    }

    private static List<AddPrefixListEntry> add(String... cidrs) {
        return Stream.of(cidrs)
                .map(cidr -> AddPrefixListEntry.builder().cidr(cidr).build())
                .toList();
    }

    private static RemovePrefixListEntry remove(String cidr) {
        return RemovePrefixListEntry.builder().cidr(cidr).build();
    }

    private ManagedPrefixList modify(String id, Consumer<ModifyManagedPrefixListRequest.Builder> changes) {
        return given.ec2
                .modifyManagedPrefixList(r -> {
                    r.prefixListId(id);
                    changes.accept(r);
                })
                .prefixList();
    }

    private List<String> entries(String id, Long version) {
        return given.ec2.getManagedPrefixListEntries(r -> r.prefixListId(id).targetVersion(version)).entries().stream()
                .map(PrefixListEntry::cidr)
                .toList();
    }

    @Test
    void everyChangeOfEntriesIsANewVersionAndOldOnesStay() {
        String id = create(5, "10.1.2.3/16", "192.0.2.0/24");
        ManagedPrefixList second = modify(
                id, r -> r.currentVersion(1L).addEntries(add("198.51.100.0/24")).removeEntries(remove("10.1.0.0/16")));
        assertEquals(2, second.version());
        assertEquals("modify-complete", second.stateAsString());
        assertEquals(List.of("10.1.0.0/16", "192.0.2.0/24"), entries(id, 1L));
        assertEquals(List.of("192.0.2.0/24", "198.51.100.0/24"), entries(id, null));
        ManagedPrefixList third = given.ec2
                .restoreManagedPrefixListVersion(
                        r -> r.prefixListId(id).currentVersion(2L).previousVersion(1L))
                .prefixList();
        assertEquals(3, third.version());
        assertEquals(entries(id, 1L), entries(id, null));
        assertEquals(3, modify(id, r -> r.prefixListName("sites")).version());
    }

    @Test
    void aStaleVersionIsRefused() {
        String id = create(5, "10.1.0.0/16");
        modify(id, r -> r.currentVersion(1L).addEntries(add("10.2.0.0/16")));
        given.refused(
                "PrefixListVersionMismatch",
                () -> modify(id, r -> r.currentVersion(1L).addEntries(add("10.3.0.0/16"))));
        given.refused(
                "PrefixListVersionMismatch",
                () -> given.ec2.restoreManagedPrefixListVersion(
                        r -> r.prefixListId(id).currentVersion(1L).previousVersion(1L)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.restoreManagedPrefixListVersion(
                        r -> r.prefixListId(id).currentVersion(2L).previousVersion(9L)));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        given.refused("PrefixListMaxEntriesExceeded", () -> create(1, "10.0.0.0/8", "192.0.2.0/24"));
        given.refused("InvalidParameterValue", () -> create(3, "10.0.0.0/8", "2001:db8::/32"));
        given.refused("InvalidParameterValue", () -> create(3, "10.0.0.0/8", "10.9.9.9/8"));
        given.refused("InvalidParameterValue", () -> create(0));
        given.refused("InvalidParameterValue", () -> create(1001));
        String id = create(2, "10.0.0.0/8", "192.0.2.0/24");
        given.refused("PrefixListMaxEntriesExceeded", () -> modify(id, r -> r.addEntries(add("198.51.100.0/24"))));
        given.refused("PrefixListMaxEntriesExceeded", () -> modify(id, r -> r.maxEntries(1)));
        given.refused("InvalidPrefixListModification", () -> modify(id, r -> r.removeEntries(remove("10.0.0.0/9"))));
        given.refused(
                "InvalidParameterCombination",
                () -> modify(id, r -> r.maxEntries(9).addEntries(add("10.0.0.0/9"))));
        given.refused("InvalidParameterValue", () -> modify(id, r -> r.prefixListName("com.amazonaws.mine")));
        given.refused("InvalidPrefixListID.NotFound", () -> entries("pl-0123456789abcdef0", null));
    }

    @Test
    void aListThatARuleNamesStaysAndCannotOutgrowTheRule() {
        String id = create(40, "10.0.0.0/8");
        String group = Rules.group(given, "web");
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipPermissions(Rules.permission("tcp", 443, 443, id)));
        assertEquals(
                List.of(group),
                given.ec2.getManagedPrefixListAssociations(r -> r.prefixListId(id)).prefixListAssociations().stream()
                        .map(PrefixListAssociation::resourceId)
                        .toList());
        given.refused("DependencyViolation", () -> given.ec2.deleteManagedPrefixList(r -> r.prefixListId(id)));
        assertEquals(60, modify(id, r -> r.maxEntries(60)).maxEntries());
        ManagedPrefixList failed = modify(id, r -> r.maxEntries(61));
        assertEquals("modify-failed", failed.stateAsString());
        assertTrue(failed.stateMessage().contains(group), failed.stateMessage());
        assertEquals(60, failed.maxEntries());
        Rules.revokeAll(given, group);
        given.ec2.deleteManagedPrefixList(r -> r.prefixListId(id));
        given.refused("InvalidPrefixListID.NotFound", () -> entries(id, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-west-2", "ap-northeast-2", "sa-east-1"})
    void everyRegionHasTheListsOfAwsAndNobodyChangesThem(String region) {
        var ec2 = given.lab.ec2(region);
        var lists = ec2.describePrefixLists().prefixLists();
        assertEquals(
                List.of(
                        "com.amazonaws." + region + ".s3",
                        "com.amazonaws." + region + ".dynamodb",
                        "com.amazonaws." + region + ".ec2-instance-connect",
                        "com.amazonaws.global.cloudfront.origin-facing"),
                lists.stream().map(list -> list.prefixListName()).toList());
        assertTrue(lists.stream().noneMatch(list -> list.cidrs().isEmpty()));
        ManagedPrefixList first = ec2.describeManagedPrefixLists(
                        r -> r.filters(Given.filter("prefix-list-name", "*.s3")))
                .prefixLists()
                .get(0);
        assertEquals("AWS", first.ownerId());
        assertEquals("arn:aws:ec2:" + region + ":aws:prefix-list/" + first.prefixListId(), first.prefixListArn());
        given.refused(
                "OperationNotPermitted", () -> ec2.deleteManagedPrefixList(r -> r.prefixListId(first.prefixListId())));
    }

    @Test
    void entriesComeInPages() {
        String id = create(
                100,
                IntStream.range(0, 100).mapToObj(i -> "10." + i + ".0.0/16").toArray(String[]::new));
        var first =
                given.ec2.getManagedPrefixListEntries(r -> r.prefixListId(id).maxResults(60));
        assertEquals(60, first.entries().size());
        assertFalse(first.nextToken().isEmpty());
        assertEquals(
                100,
                given
                        .ec2
                        .getManagedPrefixListEntriesPaginator(
                                r -> r.prefixListId(id).maxResults(7))
                        .entries()
                        .stream()
                        .distinct()
                        .count());
    }
}
