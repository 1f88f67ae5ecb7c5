package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Pack;

/**
 * What a transaction will do.
 *
 * @param asked packages to be installed by name
 * @param dependencies what they need besides
 * @param order all of them in the order of installation: what is needed first
 * @param removed packages to be removed by name
 * @param dependent what needs them and goes too
 * @param unused dependencies that nobody needs then
 * @param missing requirements that nothing provides, as {@code what} and {@code by whom}
 */
record Plan(
        List<Pack> asked,
        List<Pack> dependencies,
        List<Pack> order,
        List<InstalledPack> removed,
        List<InstalledPack> dependent,
        List<InstalledPack> unused,
        Map<String, String> missing) {

    boolean isEmpty() {
        return order.isEmpty() && removed.isEmpty();
    }

    /** Everything that goes, what needs others first. */
    List<InstalledPack> gone() {
        List<InstalledPack> all = new ArrayList<>(dependent);
        all.addAll(removed);
        all.addAll(unused);
        return all;
    }

    /**
     * Installs packages and what they need.
     *
     * @param available whether a package is in a repository that is used
     */
    static Plan install(Catalogue catalogue, Database database, List<Pack> wanted, Predicate<Pack> available) {
        Set<Pack> order = new LinkedHashSet<>();
        Map<String, String> missing = new LinkedHashMap<>();
        Set<String> begun = new HashSet<>();
        for (Pack pack : wanted) {
            enter(catalogue, database, pack, available, begun, order, missing);
        }
        List<Pack> needed =
                order.stream().filter(pack -> !wanted.contains(pack)).toList();
        return new Plan(wanted, needed, List.copyOf(order), List.of(), List.of(), List.of(), missing);
    }

    private static void enter(
            Catalogue catalogue,
            Database database,
            Pack pack,
            Predicate<Pack> available,
            Set<String> begun,
            Set<Pack> order,
            Map<String, String> missing) {
        if (!begun.add(pack.name())) {
            return;
        }
        for (String need : pack.requires()) {
            if (database.provides(catalogue, need)) {
                continue;
            }
            Optional<Pack> found = catalogue.providing(need).filter(available);
            if (found.isPresent()) {
                enter(catalogue, database, found.get(), available, begun, order, missing);
            } else if (catalogue.providers(need).isEmpty()) {
                // What is not in the catalogue at all is no part of the emulation.
                continue;
            } else {
                missing.put(need, pack.name());
            }
        }
        order.add(pack);
    }

    /**
     * Removes packages, what needs them, and, if asked to, what nobody needs any more.
     */
    static Plan remove(Catalogue catalogue, Database database, List<InstalledPack> wanted, boolean cleaning) {
        Map<String, InstalledPack> gone = new LinkedHashMap<>();
        wanted.forEach(one -> gone.put(one.name(), one));
        List<InstalledPack> dependent = new ArrayList<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            Database left = without(database, gone.keySet());
            for (InstalledPack one : left.all()) {
                boolean broken = catalogue.named(one.name()).stream()
                        .flatMap(pack -> pack.requires().stream())
                        .anyMatch(need -> database.provides(catalogue, need) && !left.provides(catalogue, need));
                if (broken) {
                    gone.put(one.name(), one);
                    dependent.add(one);
                    grows = true;
                }
            }
        }
        List<InstalledPack> unused = cleaning ? unused(catalogue, without(database, gone.keySet())) : List.of();
        return new Plan(List.of(), List.of(), List.of(), wanted, dependent, unused, Map.of());
    }

    private static Database without(Database database, Set<String> names) {
        Database left = database;
        for (String name : names) {
            left = left.without(name);
        }
        return left;
    }

    /** The dependencies that nobody needs. */
    static List<InstalledPack> unused(Catalogue catalogue, Database database) {
        List<InstalledPack> all = new ArrayList<>();
        Database left = database;
        boolean grows = true;
        while (grows) {
            grows = false;
            for (InstalledPack one : List.copyOf(left.all())) {
                if (!one.asked() && !isNeeded(catalogue, left, one)) {
                    all.add(one);
                    left = left.without(one.name());
                    grows = true;
                }
            }
        }
        return all;
    }

    private static boolean isNeeded(Catalogue catalogue, Database database, InstalledPack one) {
        Database without = database.without(one.name());
        return without.all().stream()
                .flatMap(other -> catalogue.named(other.name()).stream())
                .flatMap(pack -> pack.requires().stream())
                .anyMatch(need -> database.provides(catalogue, need) && !without.provides(catalogue, need));
    }
}
