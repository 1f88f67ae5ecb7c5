package skylab.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.aws.Tags;
import skylab.aws.bill.Spending;
import skylab.billing.Bill;
import skylab.world.Scope;
import skylab.world.World;

/** The bills of a lab's account, with the names that people gave to resources. */
final class Bills {
    private Bills() {}

    static Bill of(World world, String account, Instant from, Instant to) {
        List<NameTags> names = world.tables().keySet().stream()
                .filter(table -> table.kind().equals(Tags.TAGS.name()))
                .map(World.TableName::scope)
                .filter(scope -> scope.account().equals(account))
                .map((Scope scope) -> new NameTags(world, scope))
                .toList();
        return Spending.books(world, account).bill(from, to).named(id -> names.stream()
                .map(tags -> tags.of(id))
                .flatMap(Optional::stream)
                .findFirst());
    }
}
