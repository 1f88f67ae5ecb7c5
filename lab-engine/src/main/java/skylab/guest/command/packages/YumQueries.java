package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Item;
import skylab.guest.software.Pack;

/** What yum and dnf tell of packages. */
final class YumQueries {
    private YumQueries() {}

    static int answer(Syscalls sys, YumRequest request, Output out) {
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        List<String> words = request.arguments();
        return switch (request.command()) {
            case "list" -> list(sys, request, catalogue, database, out);
            case "info" -> info(sys, request, catalogue, database, out);
            case "search" -> search(sys, request, catalogue, out);
            case "provides", "whatprovides" -> provides(sys, request, catalogue, database, out);
            case "repolist" -> repolist(sys, request, out);
            case "makecache" -> {
                out.print(request.dialect() == Dialect.YUM ? "Metadata Cache Created\n" : "Metadata cache created.\n");
                yield 0;
            }
            case "check-update", "check-upgrade" -> 0;
            case "repoquery" -> {
                matching(catalogue, words, YumChanges.available(sys, request))
                        .forEach(pack ->
                                out.print(pack.name() + "-" + pack.version().full() + "." + pack.arch() + "\n"));
                yield 0;
            }
            case "deplist" -> {
                matching(catalogue, words, YumChanges.available(sys, request)).forEach(pack -> {
                    out.print("package: " + pack.nevra() + "\n");
                    pack.requires()
                            .forEach(need -> out.print("  dependency: " + need + "\n"
                                    + catalogue
                                            .providing(need)
                                            .map(one -> "   provider: " + one.nevra() + "\n")
                                            .orElse("")));
                });
                yield 0;
            }
            case "grouplist", "group", "groups" -> {
                out.print("Available Groups:\n   Development Tools\n");
                yield 0;
            }
            default -> 1;
        };
    }

    private static List<Pack> matching(Catalogue catalogue, List<String> words, Predicate<Pack> available) {
        return catalogue.packs().values().stream()
                .filter(available)
                .filter(pack ->
                        words.isEmpty() || words.stream().anyMatch(word -> matches(word, pack.name(), pack.arch())))
                .sorted(java.util.Comparator.comparing(Pack::name))
                .toList();
    }

    private static boolean matches(String word, String name, String arch) {
        return YumRequest.glob(word, name) || word.equals(name + "." + arch);
    }

    private static int list(Syscalls sys, YumRequest request, Catalogue catalogue, Database database, Output out) {
        List<String> words = new ArrayList<>(request.arguments());
        String what = request.has("installed") ? "installed" : request.has("available") ? "available" : "all";
        if (!words.isEmpty()
                && List.of("installed", "available", "all", "updates", "upgrades")
                        .contains(words.get(0))) {
            what = words.remove(0);
        }
        List<InstalledPack> there = what.equals("available") || what.startsWith("up")
                ? List.of()
                : database.all().stream()
                        .filter(one -> words.isEmpty()
                                || words.stream().anyMatch(word -> matches(word, one.name(), one.arch())))
                        .toList();
        List<Pack> free = what.equals("installed") || what.startsWith("up")
                ? List.of()
                : matching(catalogue, words, YumChanges.available(sys, request)).stream()
                        .filter(pack -> database.named(pack.name()).isEmpty())
                        .toList();
        if (there.isEmpty() && free.isEmpty() && !what.startsWith("up")) {
            out.error("Error: No matching Packages to list\n");
            return 1;
        }
        if (!there.isEmpty()) {
            out.print("Installed Packages\n");
            there.forEach(one ->
                    out.print(row(one.name() + "." + one.arch(), one.version().toString(), from(request, one))));
        }
        if (!free.isEmpty()) {
            out.print("Available Packages\n");
            free.forEach(pack -> out.print(
                    row(pack.name() + "." + pack.arch(), pack.version().toString(), pack.repository())));
        }
        return 0;
    }

    private static String from(YumRequest request, InstalledPack one) {
        boolean image = one.repository().equals("System");
        return image ? (request.dialect() == Dialect.YUM ? "installed" : "@System") : "@" + one.repository();
    }

    private static String row(String name, String version, String repository) {
        return String.format(Locale.ROOT, "%-40s %-34s %s", name, version, repository)
                        .stripTrailing() + "\n";
    }

    private static int info(Syscalls sys, YumRequest request, Catalogue catalogue, Database database, Output out) {
        List<String> words = request.arguments();
        List<Pack> all =
                matching(catalogue, words, YumChanges.available(sys, request).or(pack -> database.named(pack.name())
                        .isPresent()));
        if (all.isEmpty() || words.isEmpty()) {
            out.error("Error: No matching Packages to list\n");
            return 1;
        }
        for (boolean installed : new boolean[] {true, false}) {
            List<Pack> some = all.stream()
                    .filter(pack -> database.named(pack.name()).isPresent() == installed)
                    .toList();
            if (!some.isEmpty()) {
                out.print(installed ? "Installed Packages\n" : "Available Packages\n");
                some.forEach(pack -> out.print(details(pack, installed, request.dialect()) + "\n"));
            }
        }
        return 0;
    }

    private static String details(Pack pack, boolean installed, Dialect dialect) {
        String size = Sizes.binary((installed ? pack.installedSize() : pack.size()) * 1024.0);
        return Stream.of(
                        new String[] {"Name", pack.name()},
                        new String[] {dialect == Dialect.YUM ? "Arch" : "Architecture", pack.arch()},
                        new String[] {
                            "Epoch",
                            pack.version().epoch() == 0
                                    ? ""
                                    : "" + pack.version().epoch()
                        },
                        new String[] {"Version", pack.version().version()},
                        new String[] {"Release", pack.version().release()},
                        new String[] {"Size", size},
                        new String[] {"Repo", installed ? "installed" : pack.repository()},
                        new String[] {"Summary", pack.summary()})
                .filter(field -> !field[1].isEmpty())
                .map(field -> String.format(Locale.ROOT, "%-12s: %s", field[0], field[1]) + "\n")
                .collect(java.util.stream.Collectors.joining());
    }

    private static int search(Syscalls sys, YumRequest request, Catalogue catalogue, Output out) {
        List<String> words = request.arguments();
        List<Pack> exact = new ArrayList<>();
        List<Pack> named = new ArrayList<>();
        for (Pack pack : matching(catalogue, List.of(), YumChanges.available(sys, request))) {
            if (words.contains(pack.name())) {
                exact.add(pack);
            } else if (words.stream().allMatch(word -> (pack.name() + " " + pack.summary())
                    .toLowerCase(Locale.ROOT)
                    .contains(word.toLowerCase(Locale.ROOT)))) {
                named.add(pack);
            }
        }
        if (words.isEmpty() || (exact.isEmpty() && named.isEmpty())) {
            out.print(
                    request.dialect() == Dialect.YUM
                            ? "Warning: No matches found for: " + String.join(" ", words) + "\nNo matches found\n"
                            : "No matches found.\n");
            return request.dialect() == Dialect.YUM ? 0 : 1;
        }
        String all = String.join(", ", words);
        if (request.dialect() == Dialect.YUM) {
            exact.addAll(named);
            section(out, "N/S matched: " + all, exact);
        } else {
            section(out, "Name Exactly Matched: " + all, exact);
            section(out, "Name & Summary Matched: " + all, named);
        }
        return 0;
    }

    private static void section(Output out, String title, List<Pack> packs) {
        if (!packs.isEmpty()) {
            int room = Math.max(2, 78 - title.length());
            out.print("=".repeat(room / 2) + " " + title + " " + "=".repeat(room - room / 2) + "\n");
            packs.forEach(pack -> out.print(pack.name() + "." + pack.arch() + " : " + pack.summary() + "\n"));
        }
    }

    private static int provides(Syscalls sys, YumRequest request, Catalogue catalogue, Database database, Output out) {
        boolean any = false;
        for (String word : request.arguments()) {
            String wanted = word.replaceFirst("^\\*?/?\\*?/?bin/", "/usr/bin/");
            for (Pack pack : matching(catalogue, List.of(), YumChanges.available(sys, request))) {
                boolean hit = pack.name().equals(word)
                        || pack.provides().contains(word)
                        || pack.items().stream()
                                .filter(item -> item.kind().isFile())
                                .map(Item::path)
                                .anyMatch(path -> path.equals(wanted) || YumRequest.glob(word, path));
                if (hit) {
                    any = true;
                    out.print(pack.name() + "-" + pack.version() + "." + pack.arch() + " : " + pack.summary()
                            + "\nRepo        : "
                            + database.named(pack.name())
                                    .map(one -> from(request, one))
                                    .orElse(pack.repository())
                            + "\nMatched from:\nProvide    : " + word + "\n\n");
                }
            }
        }
        if (!any) {
            out.error(
                    "Error: No matches found. If searching for a file, try specifying the full path or using a wildcard prefix (\"*/\") at the beginning.\n");
            return 1;
        }
        return 0;
    }

    private static int repolist(Syscalls sys, YumRequest request, Output out) {
        boolean all = request.has("all") || request.arguments().contains("all");
        out.print(String.format(Locale.ROOT, "%-42s %s", "repo id", "repo name") + (all ? "   status" : "") + "\n");
        for (Repositories.Repository one : Repositories.all(sys)) {
            boolean used = Repositories.used(sys, request).contains(one);
            if (all || used) {
                out.print(String.format(Locale.ROOT, "%-42s %s", one.id(), one.name())
                        + (all ? (used ? "   enabled" : "   disabled") : "") + "\n");
            }
        }
        return 0;
    }
}
