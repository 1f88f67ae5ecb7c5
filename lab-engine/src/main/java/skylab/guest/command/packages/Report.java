package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.software.Catalogue;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Pack;

/**
 * What yum and dnf show before a transaction: a table of packages, and the sum.
 *
 * @param request what was asked for
 * @param catalogue where sizes of installed packages are known from
 */
record Report(YumRequest request, Catalogue catalogue) {
    private record Row(String name, String arch, String version, String repository, String size) {
        List<String> cells() {
            return List.of(name, arch, version, repository, size);
        }
    }

    /** The whole of it. */
    String of(Plan plan) {
        boolean yum = request.dialect() == Dialect.YUM;
        List<Row> all = new ArrayList<>();
        plan.order().forEach(pack -> all.add(row(pack)));
        plan.gone().forEach(one -> all.add(row(one)));
        int[] widths = widths(all);
        StringBuilder text = new StringBuilder();
        text.append(rule('='));
        text.append(line(widths, List.of(" Package", yum ? "Arch" : "Architecture", "Version", "Repository", "Size")));
        text.append(rule('='));
        section(
                text,
                widths,
                "Installing:",
                plan.asked().stream().map(this::row).toList());
        section(
                text,
                widths,
                yum ? "Installing for dependencies:" : "Installing dependencies:",
                plan.dependencies().stream().map(this::row).toList());
        section(
                text,
                widths,
                "Removing:",
                plan.removed().stream().map(this::row).toList());
        section(
                text,
                widths,
                yum ? "Removing for dependencies:" : "Removing dependent packages:",
                plan.dependent().stream().map(this::row).toList());
        section(
                text,
                widths,
                "Removing unused dependencies:",
                plan.unused().stream().map(this::row).toList());
        text.append("\nTransaction Summary\n").append(rule('='));
        return text.append(sum(plan)).toString();
    }

    private String sum(Plan plan) {
        int installs = plan.order().size();
        int removals = plan.gone().size();
        StringBuilder text = new StringBuilder();
        if (installs > 0) {
            text.append(count(
                            "Install", plan.asked().size(), plan.dependencies().size()))
                    .append("\n\n");
            text.append("Total download size: ")
                    .append(Sizes.binary(size(plan.order())))
                    .append("\n");
            text.append("Installed size: ")
                    .append(Sizes.binary(installed(plan.order())))
                    .append("\n");
        }
        if (removals > 0) {
            text.append(count(
                            "Remove",
                            plan.removed().size(),
                            removals - plan.removed().size()))
                    .append("\n\n");
            long freed = plan.gone().stream()
                    .flatMap(one -> catalogue.named(one.name()).stream())
                    .mapToLong(Pack::installedSize)
                    .sum();
            text.append(request.dialect() == Dialect.YUM ? "Installed size: " : "Freed space: ")
                    .append(Sizes.binary(freed * 1024.0))
                    .append("\n");
        }
        return text.toString();
    }

    private String count(String what, int asked, int more) {
        if (request.dialect() == Dialect.DNF) {
            return String.format(Locale.ROOT, "%-8s %d Package%s", what, asked + more, asked + more == 1 ? "" : "s");
        }
        String first = String.format(Locale.ROOT, "%-8s %d Package%s", what, asked, asked == 1 ? "" : "s");
        return more == 0 ? first : first + " (+" + more + " Dependent package" + (more == 1 ? "" : "s") + ")";
    }

    static double size(List<Pack> packs) {
        return packs.stream().mapToDouble(Pack::size).sum() * 1024;
    }

    static double installed(List<Pack> packs) {
        return packs.stream().mapToLong(Pack::installedSize).sum() * 1024.0;
    }

    private Row row(Pack pack) {
        return new Row(
                " " + pack.name(),
                pack.arch(),
                pack.version().toString(),
                pack.repository(),
                Sizes.binary(pack.size() * 1024));
    }

    private Row row(InstalledPack one) {
        long size = catalogue.named(one.name()).map(Pack::installedSize).orElse(0L);
        return new Row(
                " " + one.name(),
                one.arch(),
                one.version().toString(),
                "@" + one.repository(),
                Sizes.binary(size * 1024.0));
    }

    private int[] widths(List<Row> rows) {
        int[] widths = {8, request.dialect() == Dialect.YUM ? 4 : 12, 7, 10, 4};
        for (Row row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.cells().get(i).length());
            }
        }
        // What is left of the line goes to the columns in turn, as long as there is some.
        int left = request.width() - 4;
        for (int width : widths) {
            left -= width;
        }
        for (int i = 0; left > 0; i = (i + 1) % 4, left--) {
            widths[i]++;
        }
        return widths;
    }

    private String rule(char c) {
        return String.valueOf(c).repeat(request.width()) + "\n";
    }

    private static void section(StringBuilder text, int[] widths, String title, List<Row> rows) {
        if (!rows.isEmpty()) {
            text.append(title).append("\n");
            rows.forEach(row -> text.append(line(widths, row.cells())));
        }
    }

    private static String line(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 1));
        }
        return line.append(Dialect.pad(cells.get(4), widths[4])).append("\n").toString();
    }

    /** Names in columns, as they are listed at the end of a transaction. */
    String columns(List<String> names) {
        int widest = names.stream().mapToInt(String::length).max().orElse(0) + 2;
        int perLine = Math.max(1, (request.width() - 2) / widest);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            boolean last = i % perLine == perLine - 1 || i == names.size() - 1;
            String name = names.get(i);
            text.append(i % perLine == 0 ? "  " : "")
                    .append(name)
                    .append(last ? "\n" : " ".repeat(widest - name.length()));
        }
        return text.toString();
    }
}
