package skylab.guest.command.packages;

import java.util.Optional;
import skylab.guest.process.Syscalls;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.Item;
import skylab.guest.software.Pack;

/** Which installed package has brought a command. */
public final class Owner {
    private Owner() {}

    /** The package of a command, by its name as it was typed; empty if no package has brought it. */
    public static Optional<Pack> of(Syscalls sys, String command) {
        String name = "/" + command.substring(command.lastIndexOf('/') + 1);
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        return database.all().stream()
                .flatMap(one -> catalogue.named(one.name()).stream())
                .filter(pack -> pack.items().stream()
                        .anyMatch(item ->
                                item.kind() == Item.Kind.COMMAND && item.path().endsWith(name)))
                .findFirst();
    }
}
