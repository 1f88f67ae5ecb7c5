package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Item;
import skylab.guest.software.Pack;

/** {@code dpkg}: asks what is installed. */
@Command.Installed(value = "/usr/bin/dpkg", pack = "dpkg")
final class Dpkg implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        String action = arguments.stream()
                .filter(word -> word.startsWith("-"))
                .findFirst()
                .orElse("");
        List<String> words =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        switch (action) {
            case "-l", "--list":
                return list(catalogue, database, words, out);
            case "-L", "--listfiles":
                return files(catalogue, database, words, out);
            case "-s", "--status":
                return status(catalogue, database, words, out);
            case "-S", "--search":
                return search(sys, catalogue, database, words, out);
            case "-W", "--show":
                words.forEach(word ->
                        database.named(word).ifPresent(one -> out.print(one.name() + "\t" + one.version() + "\n")));
                return 0;
            case "--print-architecture":
                out.println(sys.machine().architecture().equals("aarch64") ? "arm64" : "amd64");
                return 0;
            case "-i", "--install", "-r", "--remove", "-P", "--purge", "--configure":
                throw new UsageError("Skylab does not emulate this; use apt", 2);
            default:
                throw new UsageError(
                        "error: need an action option\n\nType dpkg --help for help about installing and deinstalling packages.",
                        2);
        }
    }

    private static int list(Catalogue catalogue, Database database, List<String> words, Output out) {
        List<InstalledPack> all = new ArrayList<>();
        database.all().stream()
                .filter(one -> words.isEmpty() || words.stream().anyMatch(word -> YumRequest.glob(word, one.name())))
                .forEach(all::add);
        if (all.isEmpty()) {
            out.error("dpkg-query: no packages found matching " + String.join(" ", words) + "\n");
            return 1;
        }
        int name = Math.max(
                4, all.stream().mapToInt(one -> one.name().length()).max().orElse(4));
        int version = Math.max(
                7,
                all.stream()
                        .mapToInt(one -> one.version().toString().length())
                        .max()
                        .orElse(7));
        String row = "%-3s %-" + name + "s %-" + version + "s %-12s %s";
        out.print("Desired=Unknown/Install/Remove/Purge/Hold\n"
                + "| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n"
                + "|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n"
                + String.format(Locale.ROOT, row, "||/", "Name", "Version", "Architecture", "Description") + "\n+++-"
                + "=".repeat(name) + "-" + "=".repeat(version) + "-============-" + "=".repeat(40) + "\n");
        all.forEach(one -> out.print(String.format(
                        Locale.ROOT,
                        row,
                        "ii ",
                        one.name(),
                        one.version(),
                        one.arch(),
                        catalogue.named(one.name()).map(Pack::summary).orElse(""))
                + "\n"));
        return 0;
    }

    private static int files(Catalogue catalogue, Database database, List<String> words, Output out) {
        for (String word : words) {
            if (database.named(word).isEmpty()) {
                out.error("dpkg-query: package '" + word + "' is not installed\n");
                return 1;
            }
            catalogue.named(word).stream()
                    .flatMap(pack -> pack.items().stream())
                    .filter(item -> item.kind().isFile())
                    .map(Item::path)
                    .sorted()
                    .forEach(out::println);
        }
        return 0;
    }

    private static int status(Catalogue catalogue, Database database, List<String> words, Output out) {
        for (String word : words) {
            Optional<InstalledPack> there = database.named(word);
            if (there.isEmpty()) {
                out.error(
                        "dpkg-query: package '" + word
                                + "' is not installed and no information is available\nUse dpkg --info (= dpkg-deb --info) to examine archive files.\n");
                return 1;
            }
            out.print(new Database(catalogue.os(), java.util.Map.of(word, there.get())).text(catalogue));
        }
        return 0;
    }

    private static int search(Syscalls sys, Catalogue catalogue, Database database, List<String> words, Output out) {
        int status = 0;
        for (String word : words) {
            Optional<InstalledPack> owner = database.owner(catalogue, word);
            if (owner.isEmpty() && sys.exists(word)) {
                owner = database.owner(catalogue, sys.realPath(word));
            }
            if (owner.isEmpty()) {
                out.error("dpkg-query: no path found matching pattern " + word + "\n");
                status = 1;
            } else {
                out.println(owner.get().name() + ": " + word);
            }
        }
        return status;
    }
}
