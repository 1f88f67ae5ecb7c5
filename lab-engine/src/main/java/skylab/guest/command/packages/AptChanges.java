package skylab.guest.command.packages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Item;
import skylab.guest.software.Pack;
import skylab.network.packet.Fate;

/** What apt changes. */
final class AptChanges {
    private static final String READING =
            "Reading package lists... Done\nBuilding dependency tree... Done\nReading state information... Done\n";
    private static final double BYTES_PER_SECOND = 30e6;
    private static final int FILES_OF_AN_IMAGE = 70_560;

    private AptChanges() {}

    static List<Act> of(Syscalls sys, Apt.Request request, Output out) {
        Catalogue catalogue = SystemOf.catalogue(sys);
        Database database = Database.of(sys, catalogue.os());
        if (!request.quiet()) {
            out.print(READING);
        }
        return switch (request.command()) {
            case "install" -> install(sys, request, catalogue, database, out);
            case "remove", "purge" -> remove(sys, request, catalogue, database, out);
            case "autoremove" -> {
                List<InstalledPack> unused = Plan.unused(catalogue, database);
                yield confirm(
                        request,
                        catalogue,
                        new Plan(List.of(), List.of(), List.of(), unused, List.of(), List.of(), Map.of()),
                        out);
            }
            default -> {
                if (!request.quiet()) {
                    out.print("Calculating upgrade... Done\n");
                }
                out.print("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n");
                yield List.of();
            }
        };
    }

    private static List<Act> install(
            Syscalls sys, Apt.Request request, Catalogue catalogue, Database database, Output out) {
        Set<Pack> wanted = new LinkedHashSet<>();
        boolean known = AptLists.known(sys);
        List<Act> marks = new ArrayList<>();
        for (String word : request.arguments()) {
            String name = word.replaceFirst("[=/].*", "");
            Optional<InstalledPack> there = database.named(name);
            if (there.isPresent()) {
                out.print(
                        name + " is already the newest version (" + there.get().version() + ").\n");
                if (!there.get().asked()) {
                    out.print(name + " set to manually installed.\n");
                    marks.add(new Change.Mark(name, true));
                }
                continue;
            }
            Optional<Pack> pack = known ? catalogue.providing(name) : Optional.empty();
            if (pack.isEmpty()) {
                throw new UsageError("E: Unable to locate package " + name, 100);
            }
            if (!pack.get().name().equals(name)) {
                out.print("Note, selecting '" + pack.get().name() + "' instead of '" + name + "'\n");
            }
            if (database.named(pack.get().name()).isPresent()) {
                out.print(pack.get().name() + " is already the newest version ("
                        + pack.get().version() + ").\n");
            } else {
                wanted.add(pack.get());
            }
        }
        Plan plan = Plan.install(catalogue, database, List.copyOf(wanted), pack -> true);
        List<Act> acts = new ArrayList<>(marks);
        acts.addAll(confirm(request, catalogue, plan, out));
        return acts;
    }

    private static List<Act> remove(
            Syscalls sys, Apt.Request request, Catalogue catalogue, Database database, Output out) {
        List<InstalledPack> wanted = new ArrayList<>();
        for (String word : request.arguments()) {
            List<InstalledPack> found = database.all().stream()
                    .filter(one -> YumRequest.glob(word, one.name()))
                    .toList();
            if (found.isEmpty()) {
                if (catalogue.named(word).isEmpty() || !AptLists.known(sys)) {
                    throw new UsageError("E: Unable to locate package " + word, 100);
                }
                out.print("Package '" + word + "' is not installed, so not removed\n");
            }
            wanted.addAll(found);
        }
        return confirm(request, catalogue, Plan.remove(catalogue, database, wanted, false), out);
    }

    private static List<Act> confirm(Apt.Request request, Catalogue catalogue, Plan plan, Output out) {
        List<String> gone =
                plan.gone().stream().map(InstalledPack::name).sorted().toList();
        if (!plan.dependencies().isEmpty()) {
            out.print("The following additional packages will be installed:\n"
                    + names(plan.dependencies().stream()
                            .map(Pack::name)
                            .sorted()
                            .toList()));
        }
        if (!gone.isEmpty()) {
            String star = request.command().equals("purge") ? "*" : "";
            out.print("The following packages will be REMOVED:\n"
                    + names(gone.stream().map(name -> name + star).toList()));
        }
        if (!plan.order().isEmpty()) {
            out.print("The following NEW packages will be installed:\n"
                    + names(plan.order().stream().map(Pack::name).sorted().toList()));
        }
        out.print("0 upgraded, " + plan.order().size() + " newly installed, " + gone.size()
                + " to remove and 0 not upgraded.\n");
        if (plan.isEmpty()) {
            return List.of();
        }
        if (!plan.order().isEmpty()) {
            out.print("Need to get " + Sizes.decimal(Report.size(plan.order()))
                    + " of archives.\nAfter this operation, " + Sizes.decimal(Report.installed(plan.order()))
                    + " of additional disk space will be used.\n");
        } else {
            long kib = plan.gone().stream()
                    .flatMap(one -> catalogue.named(one.name()).stream())
                    .mapToLong(Pack::installedSize)
                    .sum();
            out.print("After this operation, " + Sizes.decimal(kib * 1024.0) + " disk space will be freed.\n");
        }
        List<Act> work = List.of(new Work(request, plan));
        // What was asked for by name, and nothing else, is done without a question.
        if (request.yes() || (gone.isEmpty() && plan.dependencies().isEmpty())) {
            return work;
        }
        return List.of(new Act.Ask(
                "Do you want to continue? [Y/n] ", true, work, List.of(new Act.Say("Abort.\n"), new Act.End(1))));
    }

    private static String names(List<String> names) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String name : names) {
            if (column == 0 || column + name.length() + 1 > 79) {
                text.append(column == 0 ? "  " : "\n  ");
                column = 2;
            } else {
                text.append(" ");
                column++;
            }
            text.append(name);
            column += name.length();
        }
        return text.append("\n").toString();
    }

    /** Downloads and changes the system. */
    private record Work(Apt.Request request, Plan plan) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            List<Act> acts = new ArrayList<>();
            boolean talks = !request.quiet();
            AptLists.Archive archive = AptLists.archives(sys).stream()
                    .findFirst()
                    .orElse(new AptLists.Archive("http://localhost/", "stable"));
            if (!plan.order().isEmpty()) {
                Optional<String> address = sys.resolve(archive.host());
                if (address.isEmpty() || !(sys.probe(address.get(), 80) instanceof Fate.External)) {
                    return unreachable(archive, address);
                }
                downloads(acts, archive, talks);
            }
            List<InstalledPack> gone = plan.gone();
            for (InstalledPack one : gone) {
                acts.add(Act.Pass.working(Duration.ofMillis(200)));
                say(
                        acts,
                        talks,
                        "(Reading database ... " + FILES_OF_AN_IMAGE
                                + " files and directories currently installed.)\nRemoving " + one.name() + " ("
                                + one.version() + ") ...\n");
                SystemOf.catalogue(sys).named(one.name()).stream()
                        .flatMap(pack -> pack.items().stream())
                        .filter(item -> item.kind() == Item.Kind.START)
                        .forEach(item -> acts.add(new Act.Execute(
                                List.of("/usr/bin/systemctl", "disable", "--now", "--quiet", item.path()))));
                acts.add(new Change.Take(one.name()));
            }
            int number = 0;
            for (Pack pack : plan.order()) {
                say(
                        acts,
                        talks,
                        "Selecting previously unselected package " + pack.name() + ".\n"
                                + (number == 0
                                        ? "(Reading database ... " + FILES_OF_AN_IMAGE
                                                + " files and directories currently installed.)\n"
                                        : "")
                                + "Preparing to unpack .../" + number++ + "-" + pack.name() + "_"
                                + pack.version().plain() + "_"
                                + pack.arch() + ".deb ...\nUnpacking " + pack.name() + " (" + pack.version()
                                + ") ...\n");
                acts.add(Act.Pass.working(Duration.ofMillis(150 + pack.installedSize() / 60)));
            }
            for (Pack pack : plan.order()) {
                acts.add(new Change.Put(pack.name(), plan.asked().contains(pack)));
                say(acts, talks, "Setting up " + pack.name() + " (" + pack.version() + ") ...\n");
                acts.add(Act.Pass.working(Duration.ofMillis(120)));
                pack.items().stream()
                        .filter(item -> item.kind() == Item.Kind.START)
                        .forEach(item -> acts.add(
                                new Act.Execute(List.of("/usr/bin/systemctl", "enable", "--now", item.path()))));
            }
            return acts;
        }

        private static void say(List<Act> acts, boolean talks, String text) {
            if (talks) {
                acts.add(new Act.Say(text));
            }
        }

        private void downloads(List<Act> acts, AptLists.Archive archive, boolean talks) {
            int number = 0;
            double seconds = 0;
            for (Pack pack : plan.order()) {
                double bytes = pack.size() * 1024;
                double time = 0.03 + bytes / BYTES_PER_SECOND;
                seconds += time;
                acts.add(Act.Pass.receiving(
                        Duration.ofNanos((long) (time * 1e9)),
                        new Act.Pass.Download(archive.host(), AptLists.HTTP, (long) bytes)));
                say(
                        acts,
                        talks,
                        "Get:" + ++number + " " + archive.url() + " " + archive.suite() + "/main " + pack.arch() + " "
                                + pack.name() + " " + pack.arch() + " " + pack.version() + " [" + Sizes.decimal(bytes)
                                + "]\n");
            }
            double all = Report.size(plan.order());
            say(
                    acts,
                    talks,
                    "Fetched " + Sizes.decimal(all) + " in " + (int) seconds + "s (" + Sizes.decimal(all / seconds)
                            + "/s)\n");
        }

        private List<Act> unreachable(AptLists.Archive archive, Optional<String> address) {
            String why = address.map(found ->
                            "Could not connect to " + archive.host() + ":80 (" + found + "), connection timed out")
                    .orElse("Temporary failure resolving '" + archive.host() + "'");
            String failed = plan.order().stream()
                    .map(pack -> "E: Failed to fetch " + archive.url() + "pool/main/"
                            + pack.name().charAt(0) + "/" + pack.name() + "/" + pack.name() + "_"
                            + pack.version().plain() + "_" + pack.arch() + ".deb  " + why + "\n")
                    .collect(Collectors.joining());
            return List.of(
                    Act.Pass.waiting(Duration.ofSeconds(address.isEmpty() ? 10 : 120)),
                    new Act.Complain(
                            failed
                                    + "E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n"),
                    new Act.End(100));
        }
    }
}
