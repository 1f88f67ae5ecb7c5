package skylab.guest.software;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the packages of an image have brought into it. */
public final class BaseSystem {
    private BaseSystem() {}

    /**
     * The files of an image's packages, directories before what is in them, and the database of packages.
     *
     * @param os by which the image is known
     * @param built when
     */
    public static List<Item> files(String os, Instant built) {
        Catalogue catalogue = Catalogue.of(os, "x86_64");
        List<Item> all = new ArrayList<>();
        for (Pack pack : catalogue.base()) {
            pack.items().stream().filter(item -> item.kind().isFile()).forEach(all::add);
        }
        String database = Database.ofImage(catalogue, built.getEpochSecond()).text(catalogue);
        all.add(new Item(Item.Kind.FILE, Database.path(os), 0644, 0, 0, database));
        return all;
    }
}
