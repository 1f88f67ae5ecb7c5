package skylab.guest.command.packages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
import skylab.guest.software.Installer;
import skylab.guest.software.Item;
import skylab.guest.software.Pack;

/** {@code rpm}: asks what is installed; removes packages. */
@Command.Installed(value = "/usr/bin/rpm", pack = "rpm")
final class Rpm implements Utility {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE dd MMM yyyy hh:mm:ss a 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        StringBuilder letters = new StringBuilder();
        List<String> operands = new ArrayList<>();
        for (String word : arguments) {
            switch (word) {
                case "--version" -> {
                    Database.of(sys, SystemOf.name(sys))
                            .named("rpm")
                            .ifPresent(one ->
                                    out.print("RPM version " + one.version().version() + "\n"));
                    return 0;
                }
                case "--query" -> letters.append('q');
                case "--all" -> letters.append('a');
                case "--info" -> letters.append('i');
                case "--list" -> letters.append('l');
                case "--file" -> letters.append('f');
                case "--erase" -> letters.append('e');
                case "--import" -> {
                    return 0;
                }
                default -> {
                    if (word.startsWith("--")) {
                        throw new UsageError(word + ": unknown or unsupported option", 1);
                    } else if (word.startsWith("-")) {
                        letters.append(word.substring(1));
                    } else {
                        operands.add(word);
                    }
                }
            }
        }
        String options = letters.toString();
        if (options.contains("q")) {
            return query(sys, options, operands, out);
        } else if (options.contains("e")) {
            return erase(sys, operands, out);
        } else if (options.matches(".*[iUF].*")) {
            throw new UsageError("Skylab does not emulate the installation of files; use yum or dnf", 1);
        }
        throw new UsageError("no operation given: -q, -qa, -qi, -ql, -qf and -e are emulated", 1);
    }

    private static int query(Syscalls sys, String options, List<String> operands, Output out) {
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        if (options.contains("a")) {
            database.all().stream()
                    .filter(one ->
                            operands.isEmpty() || operands.stream().anyMatch(word -> YumRequest.glob(word, one.name())))
                    .forEach(one -> out.println(one.nevra()));
            return 0;
        }
        if (operands.isEmpty()) {
            throw new UsageError("no arguments given for query", 1);
        }
        int status = 0;
        for (String word : operands) {
            Optional<InstalledPack> found;
            if (options.contains("f")) {
                if (!sys.exists(word)) {
                    out.error("error: file " + word + ": No such file or directory\n");
                    status = 1;
                    continue;
                }
                String path = word.startsWith("/") ? word : sys.realPath(word);
                found = database.owner(catalogue, path).or(() -> database.owner(catalogue, sys.realPath(word)));
                if (found.isEmpty()) {
                    out.println("file " + path + " is not owned by any package");
                }
            } else {
                found = database.named(word).or(() -> database.all().stream()
                        .filter(one -> one.nevra().equals(word) || (one.name() + "." + one.arch()).equals(word))
                        .findFirst());
                if (found.isEmpty()) {
                    out.println("package " + word + " is not installed");
                }
            }
            if (found.isEmpty()) {
                status = 1;
            } else {
                tell(catalogue, options, found.get(), out);
            }
        }
        return status;
    }

    private static void tell(Catalogue catalogue, String options, InstalledPack one, Output out) {
        Optional<Pack> pack = catalogue.named(one.name());
        if (options.contains("i")) {
            out.print(info(one, pack));
        }
        if (options.contains("l") || options.contains("c")) {
            List<String> files = pack.stream()
                    .flatMap(known -> known.items().stream())
                    .filter(item -> item.kind().isFile())
                    .map(Item::path)
                    .filter(path -> !options.contains("c") || path.startsWith("/etc/"))
                    .sorted()
                    .toList();
            files.forEach(out::println);
            if (files.isEmpty() && options.contains("l")) {
                out.println("(contains no files)");
            }
        } else if (options.contains("R")) {
            pack.ifPresent(known -> known.requires().forEach(out::println));
        } else if (!options.contains("i")) {
            out.println(one.nevra());
        }
    }

    private static String info(InstalledPack one, Optional<Pack> pack) {
        return "Name        : " + one.name() + "\n"
                + (one.version().epoch() > 0 ? "Epoch       : " + one.version().epoch() + "\n" : "") + "Version     : "
                + one.version().version() + "\nRelease     : " + one.version().release() + "\nArchitecture: "
                + one.arch()
                + "\nInstall Date: " + DATE.format(Instant.ofEpochSecond(one.since())) + "\n"
                + pack.map(known -> "Size        : " + known.installedSize() * 1024 + "\nSummary     : "
                                + known.summary() + "\n")
                        .orElse("");
    }

    private static int erase(Syscalls sys, List<String> names, Output out) {
        if (!sys.identity().isRoot()) {
            out.error("error: can't create transaction lock on /var/lib/rpm/.rpm.lock (Permission denied)\n");
            return 1;
        }
        Catalogue catalogue = SystemOf.catalogue(sys);
        for (String name : names) {
            Database database = Database.of(sys, catalogue.os());
            Optional<InstalledPack> there = database.named(name);
            if (there.isEmpty()) {
                out.error("error: package " + name + " is not installed\n");
                return 1;
            }
            Plan plan = Plan.remove(catalogue, database, List.of(there.get()), false);
            if (!plan.dependent().isEmpty()) {
                out.error("error: Failed dependencies:\n");
                plan.dependent()
                        .forEach(one -> out.error("\t" + name + " is needed by (installed) " + one.nevra() + "\n"));
                return 1;
            }
            Database left = database.without(name);
            List<Pack> staying = left.all().stream()
                    .flatMap(one -> catalogue.named(one.name()).stream())
                    .toList();
            catalogue.named(name).ifPresent(pack -> Installer.erase(sys, pack, staying));
            left.save(sys, catalogue);
        }
        return 0;
    }
}
