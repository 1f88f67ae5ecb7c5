package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Pack;
import skylab.guest.software.Topic;

/** Plans what yum and dnf change. */
record YumChanges(YumRequest request) implements Act {
    private boolean yum() {
        return request.dialect() == Dialect.YUM;
    }

    @Override
    public List<Act> perform(Syscalls sys, Output out) {
        String command = request.command();
        List<String> words = request.arguments();
        if (command.equals("group") || command.equals("groups")) {
            command = "group" + (words.isEmpty() ? "" : words.get(0));
            words = words.isEmpty() ? words : words.subList(1, words.size());
        }
        return switch (command) {
            case "install", "localinstall" -> install(sys, words, out);
            case "groupinstall" ->
                install(sys, words.stream().map(word -> "@" + word).toList(), out);
            case "remove", "erase" -> remove(sys, words, out);
            case "groupremove" -> remove(sys, group(sys, String.join(" ", words)), out);
            case "autoremove" -> autoremove(sys, words, out);
            case "update", "upgrade", "update-minimal" -> update(sys, words, out);
            case "reinstall" -> reinstall(sys, words, out);
            default -> throw new UsageError("Skylab does not emulate '" + command + "'.", 1);
        };
    }

    private List<String> group(Syscalls sys, String name) {
        List<String> packs = SystemOf.catalogue(sys).group(name);
        if (packs.isEmpty()) {
            throw new UsageError(
                    yum()
                            ? "Warning: Group " + name
                                    + " does not exist.\nError: No packages in any requested group available to install or update"
                            : "Error: Module or Group '" + name + "' is not available.",
                    1);
        }
        return packs;
    }

    static Predicate<Pack> available(Syscalls sys, YumRequest request) {
        Set<String> used = Repositories.used(sys, request).stream()
                .map(Repositories.Repository::id)
                .collect(Collectors.toSet());
        return pack -> used.contains(pack.repository());
    }

    private List<Act> install(Syscalls sys, List<String> words, Output out) {
        if (words.isEmpty()) {
            throw new UsageError("Error: Need to pass a list of pkgs to install", 1);
        }
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        Predicate<Pack> available = available(sys, request);
        Set<Pack> wanted = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String word : words) {
            List<Pack> found = find(sys, catalogue, database, word, available);
            if (found.isEmpty()) {
                unknown.add(word);
            }
            wanted.addAll(found);
        }
        for (String word : unknown) {
            out.print(yum() ? "No package " + word + " available.\n" : "No match for argument: " + word + "\n");
        }
        boolean goesOn = !wanted.isEmpty() && (yum() || request.has("skip-broken"));
        if (!unknown.isEmpty() && !goesOn) {
            return notFound(unknown, out);
        }
        List<Pack> fresh = new ArrayList<>();
        for (Pack pack : wanted) {
            Optional<InstalledPack> there = database.named(pack.name());
            if (there.isPresent()) {
                out.print(
                        yum()
                                ? "Package " + there.get().nevra() + " already installed and latest version\n"
                                : "Package " + there.get().nevra() + " is already installed.\n");
            } else {
                fresh.add(pack);
            }
        }
        if (fresh.isEmpty()) {
            out.print(yum() ? "Nothing to do\n" : "Dependencies resolved.\nNothing to do.\nComplete!\n");
            return List.of();
        }
        Plan plan = Plan.install(catalogue, database, fresh, available);
        if (!plan.missing().isEmpty()) {
            plan.missing()
                    .forEach((what, by) -> out.error("Error: " + (yum() ? "" : "\n Problem: ") + "nothing provides "
                            + what + " needed by " + by + "\n"));
            return List.of(new Act.End(1));
        }
        if (yum() && !request.quiet()) {
            out.print(resolving(plan));
        }
        return List.of(Act.Pass.working(java.time.Duration.ofMillis(400)), new Transaction(request, plan));
    }

    private List<Act> notFound(List<String> unknown, Output out) {
        if (yum()) {
            for (String word : unknown) {
                Topic.all().stream()
                        .filter(topic -> topic.packs().contains(word))
                        .findFirst()
                        .ifPresent(
                                topic -> out.print(
                                        "\n\n" + word + " is available in Amazon Linux Extra topic \""
                                                + topic.name()
                                                + "\"\n\nTo use, run\n# sudo amazon-linux-extras install "
                                                + topic.name()
                                                + "\n\nLearn more at\nhttps://aws.amazon.com/amazon-linux-2/faqs/#Amazon_Linux_Extras\n\n"));
            }
            out.error("Error: Nothing to do\n");
        } else {
            out.error("Error: Unable to find a match: " + String.join(" ", unknown) + "\n");
        }
        return List.of(new Act.End(1));
    }

    private List<Pack> find(
            Syscalls sys, Catalogue catalogue, Database database, String word, Predicate<Pack> available) {
        if (word.startsWith("@")) {
            return group(sys, word.substring(1)).stream()
                    .flatMap(name -> catalogue.named(name).stream())
                    .toList();
        }
        if (word.endsWith(".rpm")) {
            return file(catalogue, word);
        }
        if (word.contains("*") || word.contains("?")) {
            return catalogue.packs().values().stream()
                    .filter(pack -> YumRequest.glob(word, pack.name()))
                    .filter(available)
                    .toList();
        }
        Predicate<Pack> usable =
                available.or(pack -> database.named(pack.name()).isPresent());
        return catalogue.packs().values().stream()
                .filter(pack -> word.equals(pack.name() + "." + pack.arch())
                        || word.equals(pack.name() + "-" + pack.version().plain())
                        || word.equals(pack.name() + "-" + pack.version().version())
                        || word.equals(pack.nevra()))
                .findFirst()
                .or(() -> newest(catalogue, database, word, usable))
                .filter(usable)
                .map(List::of)
                .orElse(List.of());
    }

    // Of several that provide something, one that is installed is good enough.
    private static Optional<Pack> newest(Catalogue catalogue, Database database, String word, Predicate<Pack> usable) {
        Optional<Pack> named = catalogue.named(word);
        if (named.isPresent()) {
            return named;
        }
        List<Pack> all = catalogue.providers(word).stream().filter(usable).toList();
        return all.stream()
                .filter(pack -> database.named(pack.name()).isPresent())
                .findFirst()
                .or(() -> all.stream().max(java.util.Comparator.comparing(Pack::version)));
    }

    // The one file that tutorials install by its address.
    private List<Pack> file(Catalogue catalogue, String word) {
        if (word.contains("epel-release")) {
            return catalogue.named("epel-release").stream().toList();
        }
        throw new UsageError("Skylab does not emulate the installation of a file: " + word, 1);
    }

    private String resolving(Plan plan) {
        StringBuilder text = new StringBuilder("Resolving Dependencies\n--> Running transaction check\n");
        plan.asked().forEach(pack -> text.append(checked(pack)));
        for (Pack pack : plan.dependencies()) {
            plan.order().stream()
                    .filter(other -> other.requires().contains(pack.name()))
                    .findFirst()
                    .ifPresent(other -> text.append("--> Processing Dependency: " + pack.name() + " for package: "
                            + other.name() + "-" + other.version() + "." + other.arch() + "\n"));
        }
        if (!plan.dependencies().isEmpty()) {
            text.append("--> Running transaction check\n");
            plan.dependencies().forEach(pack -> text.append(checked(pack)));
        }
        return text.append("--> Finished Dependency Resolution\n").toString();
    }

    private static String checked(Pack pack) {
        return "---> Package " + pack.name() + "." + pack.arch() + " "
                + pack.version().full() + " will be installed\n";
    }

    private List<Act> remove(Syscalls sys, List<String> words, Output out) {
        if (words.isEmpty()) {
            throw new UsageError("Error: Need to pass a list of pkgs to remove", 1);
        }
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        List<InstalledPack> wanted = new ArrayList<>();
        for (String word : words) {
            List<InstalledPack> found = database.all().stream()
                    .filter(one -> YumRequest.glob(word, one.name())
                            || word.equals(one.name() + "." + one.arch())
                            || word.equals(one.nevra()))
                    .toList();
            if (found.isEmpty()) {
                found = catalogue.providers(word).stream()
                        .flatMap(pack -> database.named(pack.name()).stream())
                        .toList();
            }
            if (found.isEmpty()) {
                out.print("No match for argument: " + word + "\n");
            }
            found.stream().filter(one -> !wanted.contains(one)).forEach(wanted::add);
        }
        if (wanted.isEmpty()) {
            out.print(
                    yum()
                            ? "No Packages marked for removal\n"
                            : "No packages marked for removal.\nDependencies resolved.\nNothing to do.\nComplete!\n");
            return List.of();
        }
        Plan plan = Plan.remove(catalogue, database, wanted, !yum() && !request.has("noautoremove"));
        for (String kept : List.of("yum", "dnf", "rpm", "systemd", "glibc", "bash", "sudo")) {
            if (plan.gone().stream().anyMatch(one -> one.name().equals(kept))) {
                throw new UsageError(
                        yum()
                                ? "Error: Trying to remove \"" + kept + "\", which is protected"
                                : "Error: \n Problem: The operation would result in removing the following protected packages: "
                                        + kept,
                        1);
            }
        }
        if (yum() && !request.quiet()) {
            out.print("Resolving Dependencies\n--> Running transaction check\n"
                    + plan.gone().stream()
                            .map(one -> "---> Package " + one.name() + "." + one.arch() + " "
                                    + one.version().full() + " will be erased\n")
                            .collect(Collectors.joining())
                    + "--> Finished Dependency Resolution\n");
        }
        return List.of(new Transaction(request, plan));
    }

    private List<Act> autoremove(Syscalls sys, List<String> words, Output out) {
        if (!words.isEmpty()) {
            return remove(sys, words, out);
        }
        Catalogue catalogue = SystemOf.catalogue(sys);
        List<InstalledPack> unused = Plan.unused(catalogue, Database.of(sys, catalogue.os()));
        if (unused.isEmpty()) {
            out.print(
                    yum() ? "No Packages marked for removal\n" : "Dependencies resolved.\nNothing to do.\nComplete!\n");
            return List.of();
        }
        return List.of(new Transaction(
                request, new Plan(List.of(), List.of(), List.of(), unused, List.of(), List.of(), java.util.Map.of())));
    }

    // The catalogue has one version of each package, which is the image's.
    private List<Act> update(Syscalls sys, List<String> words, Output out) {
        Database database = Database.of(sys, SystemOf.name(sys));
        for (String word : words) {
            if (database.all().stream().noneMatch(one -> YumRequest.glob(word, one.name()))) {
                out.print(
                        yum()
                                ? "Package(s) " + word + " available, but not installed.\n"
                                : "No match for argument: " + word + "\n");
                if (!yum()) {
                    throw new UsageError("Error: No packages marked for upgrade.", 1);
                }
            }
        }
        out.print(yum() ? "No packages marked for update\n" : "Dependencies resolved.\nNothing to do.\nComplete!\n");
        return List.of();
    }

    private List<Act> reinstall(Syscalls sys, List<String> words, Output out) {
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        List<Pack> packs = new ArrayList<>();
        for (String word : words) {
            if (database.named(word).isEmpty() || catalogue.named(word).isEmpty()) {
                out.print("No match for argument: " + word + "\n");
            } else {
                packs.add(catalogue.named(word).get());
            }
        }
        if (packs.isEmpty()) {
            throw new UsageError(yum() ? "Error: Nothing to do" : "Error: No packages marked for reinstall.", 1);
        }
        return List.of(new Transaction(
                request, new Plan(packs, List.of(), packs, List.of(), List.of(), List.of(), java.util.Map.of())));
    }
}
