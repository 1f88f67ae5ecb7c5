package skylab.guest.command.packages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.software.Catalogue;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Pack;

/**
 * Carries a plan of yum or dnf out: shows it, asks, downloads, changes the system, tells what has changed.
 *
 * @param request what was asked for
 * @param plan what is to be done
 */
record Transaction(YumRequest request, Plan plan) implements Act {
    private static final double BYTES_PER_SECOND = 30e6;
    private static final double INSTALLED_PER_SECOND = 80e6;

    private boolean yum() {
        return request.dialect() == Dialect.YUM;
    }

    @Override
    public List<Act> perform(Syscalls sys, Output out) {
        Catalogue catalogue = SystemOf.catalogue(sys);
        Report report = new Report(request, catalogue);
        if (!request.quiet() || !request.yes()) {
            out.print((yum() ? "\nDependencies Resolved\n\n" : "Dependencies resolved.\n") + report.of(plan));
        }
        List<Act> work = work(sys, report);
        List<Act> refusal = List.of(new Act.Say(request.dialect().refused()), new Act.End(1));
        if (request.yes()) {
            return work;
        }
        if (request.has("assumeno")) {
            out.print(request.dialect().question() + "N\n");
            return refusal;
        }
        return List.of(new Act.Ask(request.dialect().question(), false, work, refusal));
    }

    private List<Act> work(Syscalls sys, Report report) {
        List<Act> acts = new ArrayList<>();
        if (!plan.order().isEmpty()) {
            downloads(sys, acts);
        }
        say(
                acts,
                yum()
                        ? "Running transaction check\nRunning transaction test\nTransaction test succeeded\n"
                                + "Running transaction\n"
                        : "Running transaction check\nTransaction check succeeded.\nRunning transaction test\n"
                                + "Transaction test succeeded.\nRunning transaction\n");
        acts.add(Act.Pass.working(Duration.ofMillis(700)));
        if (!yum()) {
            say(acts, step("Preparing        :", "", 1, 1));
        }
        changes(acts);
        ends(acts, report);
        return acts;
    }

    private void say(List<Act> acts, String text) {
        if (!request.quiet()) {
            acts.add(new Act.Say(text));
        }
    }

    private void downloads(Syscalls sys, List<Act> acts) {
        Map<String, String> hosts = new HashMap<>();
        Repositories.all(sys).forEach(one -> hosts.put(one.id(), one.host()));
        say(acts, yum() ? "Downloading packages:\n" : "Downloading Packages:\n");
        int number = 0;
        double seconds = 0;
        for (Pack pack : plan.order()) {
            number++;
            double bytes = pack.size() * 1024;
            double time = 0.04 + bytes / BYTES_PER_SECOND;
            seconds += time;
            acts.add(Act.Pass.receiving(
                    Duration.ofNanos((long) (time * 1e9)),
                    new Act.Pass.Download(
                            hosts.getOrDefault(pack.repository(), ""), Repositories.HTTPS, (long) bytes)));
            String file = pack.nevra() + ".rpm";
            String name = plan.order().size() == 1
                    ? file
                    : "(" + number + "/" + plan.order().size() + "): " + file;
            say(acts, progress(name, bytes, time));
        }
        if (plan.order().size() > 1 || !yum()) {
            say(acts, "-".repeat(request.width()) + "\n");
            say(acts, total(Report.size(plan.order()), seconds));
        }
    }

    private String progress(String name, double bytes, double seconds) {
        String size = Dialect.pad(Sizes.binary(bytes) + "B", 7);
        String time = String.format(Locale.ROOT, "%02d:%02d", (int) seconds / 60, (int) seconds % 60);
        String right = yum()
                ? "| " + size + "  00:" + time
                : Dialect.pad(Sizes.binary(bytes / seconds) + "B/s", 8) + " | " + size + "     " + time + "    ";
        int room = request.width() - right.length() - 1;
        return Dialect.line(name.length() > room ? name.substring(0, room) : name, right, request.width());
    }

    private String total(double bytes, double seconds) {
        String time = String.format(Locale.ROOT, "%02d:%02d", (int) seconds / 60, (int) seconds % 60);
        return Dialect.line(
                "Total",
                Dialect.pad(Sizes.binary(bytes / seconds) + "B/s", 8) + " | "
                        + Dialect.pad(Sizes.binary(bytes) + "B", 7) + (yum() ? "  " : "     ") + time
                        + (yum() ? "" : "    "),
                request.width());
    }

    private String step(String what, String name, int number, int of) {
        String count = number + "/" + of;
        String left = "  " + what + " " + name;
        return Dialect.line(left, count + " ", request.width());
    }

    private void changes(List<Act> acts) {
        List<InstalledPack> gone = plan.gone();
        int of = plan.order().size() + gone.size();
        int number = 0;
        for (Pack pack : plan.order()) {
            number++;
            acts.add(Act.Pass.working(
                    Duration.ofMillis(120 + (long) (pack.installedSize() * 1024 / INSTALLED_PER_SECOND * 1000))));
            acts.add(new Change.Put(pack.name(), plan.asked().contains(pack)));
            say(acts, step(yum() ? "Installing :" : "Installing       :", shown(pack), number, of));
        }
        for (InstalledPack one : gone) {
            number++;
            acts.add(Act.Pass.working(Duration.ofMillis(150)));
            acts.add(new Change.Take(one.name()));
            say(acts, step(yum() ? "Erasing    :" : "Erasing          :", shown(one), number, of));
        }
        number = 0;
        for (Pack pack : plan.order()) {
            say(acts, step(yum() ? "Verifying  :" : "Verifying        :", shown(pack), ++number, of));
        }
        for (InstalledPack one : gone) {
            say(acts, step(yum() ? "Verifying  :" : "Verifying        :", shown(one), ++number, of));
        }
    }

    private String shown(Pack pack) {
        return pack.name() + "-" + pack.version() + "." + pack.arch();
    }

    private String shown(InstalledPack one) {
        return one.name() + "-" + one.version() + "." + one.arch();
    }

    private void ends(List<Act> acts, Report report) {
        StringBuilder text = new StringBuilder();
        if (yum()) {
            list(
                    text,
                    report,
                    "Installed:",
                    plan.asked().stream().map(this::yumName).toList());
            list(
                    text,
                    report,
                    "Dependency Installed:",
                    plan.dependencies().stream().map(this::yumName).toList());
            list(
                    text,
                    report,
                    "Removed:",
                    plan.removed().stream().map(this::yumName).toList());
            List<InstalledPack> more = new ArrayList<>(plan.dependent());
            more.addAll(plan.unused());
            list(
                    text,
                    report,
                    "Dependency Removed:",
                    more.stream().map(this::yumName).toList());
        } else {
            list(
                    text,
                    report,
                    "Installed:",
                    plan.order().stream().map(this::shown).sorted().toList());
            list(
                    text,
                    report,
                    "Removed:",
                    plan.gone().stream().map(this::shown).sorted().toList());
        }
        text.append("\nComplete!\n");
        say(acts, text.toString());
        acts.add(new History.Record(
                request.line(),
                plan.order().isEmpty() ? "Removed" : "Install",
                plan.order().size() + plan.gone().size(),
                plan.order().isEmpty()
                        ? plan.gone().stream().map(InstalledPack::nevra).toList()
                        : plan.order().stream().map(Pack::nevra).toList()));
    }

    private static void list(StringBuilder text, Report report, String title, List<String> names) {
        if (!names.isEmpty()) {
            text.append("\n").append(title).append("\n").append(report.columns(names));
        }
    }

    private String yumName(Pack pack) {
        return pack.name() + "." + pack.arch() + " " + pack.version().full();
    }

    private String yumName(InstalledPack one) {
        return one.name() + "." + one.arch() + " " + one.version().full();
    }
}
