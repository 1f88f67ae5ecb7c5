package skylab.guest.command.packages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Pack;

/** What apt and apt-cache tell of packages. */
final class AptQueries {
    private AptQueries() {}

    static int answer(Syscalls sys, Apt.Request request, Output out) {
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        boolean known = AptLists.known(sys);
        List<Pack> packs = catalogue.packs().values().stream()
                .filter(pack -> known || database.named(pack.name()).isPresent())
                .sorted(java.util.Comparator.comparing(Pack::name))
                .toList();
        List<String> words = request.arguments();
        return switch (request.command()) {
            case "list" -> list(packs, database, words, request.installed(), out);
            case "search" -> search(packs, database, request, out);
            case "policy" -> policy(packs, database, words, out);
            case "depends" -> depends(packs, words, out);
            default -> show(packs, database, words, out);
        };
    }

    private static int list(List<Pack> packs, Database database, List<String> words, boolean installed, Output out) {
        out.print("Listing... Done\n");
        for (Pack pack : packs) {
            Optional<InstalledPack> there = database.named(pack.name());
            boolean wanted = words.isEmpty() || words.stream().anyMatch(word -> YumRequest.glob(word, pack.name()));
            if (wanted && (!installed || there.isPresent())) {
                out.print(pack.name() + "/" + pack.repository() + (there.isPresent() ? ",now " : " ") + pack.version()
                        + " "
                        + pack.arch()
                        + there.map(one -> one.asked() ? " [installed]" : " [installed,automatic]")
                                .orElse("")
                        + "\n");
            }
        }
        return 0;
    }

    private static int search(List<Pack> packs, Database database, Apt.Request request, Output out) {
        boolean modern = request.name().equals("apt");
        if (modern) {
            out.print("Sorting... Done\nFull Text Search... Done\n");
        }
        for (Pack pack : packs) {
            String text = (pack.name() + " " + pack.summary()).toLowerCase(Locale.ROOT);
            if (request.arguments().stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)))) {
                out.print(
                        modern
                                ? pack.name() + "/" + pack.repository() + " " + pack.version() + " " + pack.arch()
                                        + (database.named(pack.name()).isPresent() ? " [installed]" : "") + "\n  "
                                        + pack.summary() + "\n\n"
                                : pack.name() + " - " + pack.summary() + "\n");
            }
        }
        return 0;
    }

    private static Optional<Pack> named(List<Pack> packs, String name) {
        return packs.stream().filter(pack -> pack.name().equals(name)).findFirst();
    }

    private static int policy(List<Pack> packs, Database database, List<String> words, Output out) {
        for (String word : words) {
            Optional<Pack> pack = named(packs, word);
            if (pack.isEmpty()) {
                out.error("N: Unable to locate package " + word + "\n");
                continue;
            }
            String installed =
                    database.named(word).map(one -> one.version().toString()).orElse("(none)");
            out.print(word + ":\n  Installed: " + installed + "\n  Candidate: "
                    + pack.get().version()
                    + "\n  Version table:\n" + (installed.equals("(none)") ? "     " : " *** ")
                    + pack.get().version()
                    + " 500\n");
        }
        return 0;
    }

    private static int depends(List<Pack> packs, List<String> words, Output out) {
        for (String word : words) {
            Optional<Pack> pack = named(packs, word);
            if (pack.isEmpty()) {
                out.error("E: No packages found\n");
                return 100;
            }
            out.println(word);
            pack.get().requires().forEach(need -> out.println("  Depends: " + need));
        }
        return 0;
    }

    private static int show(List<Pack> packs, Database database, List<String> words, Output out) {
        for (String word : words) {
            Optional<Pack> found = named(packs, word);
            if (found.isEmpty()) {
                out.error("N: Unable to locate package " + word + "\nE: No packages found\n");
                return 100;
            }
            Pack pack = found.get();
            out.print("Package: " + pack.name() + "\nVersion: " + pack.version() + "\nPriority: optional\nSection: "
                    + pack.section() + "\nInstalled-Size: " + Sizes.decimal(pack.installedSize() * 1024.0) + "\n"
                    + (pack.requires().isEmpty() ? "" : "Depends: " + String.join(", ", pack.requires()) + "\n")
                    + "Download-Size: " + Sizes.decimal(pack.size() * 1024) + "\n"
                    + (database.named(word).isPresent() ? "APT-Manual-Installed: yes\n" : "") + "Description: "
                    + pack.summary() + "\n\n");
        }
        return 0;
    }
}
