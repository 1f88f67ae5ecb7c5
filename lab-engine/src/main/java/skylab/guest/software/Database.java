package skylab.guest.software;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.process.Syscalls;

/**
 * What is installed on a system, kept in a file of its root file system, so that images, snapshots and hibernation carry
 * it. Debian's is {@code /var/lib/dpkg/status} in its own form; rpm's is a table at the path of the real one.
 *
 * @param os the system
 * @param packs by name
 */
public record Database(String os, Map<String, InstalledPack> packs) {
    private static final String DPKG = "/var/lib/dpkg/status";

    /** Keeps the order. */
    public Database {
        packs = java.util.Collections.unmodifiableMap(new TreeMap<>(packs));
    }

    /** Where a system keeps it. */
    public static String path(String os) {
        return Catalogue.isDebian(os)
                ? DPKG
                : os.equals("amzn2") ? "/var/lib/rpm/Packages" : "/var/lib/rpm/rpmdb.sqlite";
    }

    /** What the file of a machine says; nothing if it is missing. */
    public static Database of(Syscalls sys, String os) {
        String path = path(os);
        if (!sys.exists(path)) {
            return new Database(os, Map.of());
        }
        String text = sys.readFile(path).text();
        return new Database(os, Catalogue.isDebian(os) ? stanzas(text) : lines(text));
    }

    /** The database of an image. */
    static Database ofImage(Catalogue catalogue, long built) {
        Map<String, InstalledPack> all = new LinkedHashMap<>();
        for (Pack pack : catalogue.base()) {
            String from = Catalogue.isDebian(catalogue.os()) ? pack.repository() : "System";
            all.put(pack.name(), new InstalledPack(pack.name(), pack.version(), pack.arch(), from, built, true));
        }
        return new Database(catalogue.os(), all);
    }

    private static Map<String, InstalledPack> lines(String text) {
        Map<String, InstalledPack> all = new LinkedHashMap<>();
        text.lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length == 6 && cells[4].matches("[0-9]{1,18}"))
                .forEach(cells -> all.put(
                        cells[0],
                        new InstalledPack(
                                cells[0],
                                Evr.of(cells[1]),
                                cells[2],
                                cells[3],
                                Long.parseLong(cells[4]),
                                cells[5].equals("user"))));
        return all;
    }

    private static Map<String, InstalledPack> stanzas(String text) {
        Map<String, InstalledPack> all = new LinkedHashMap<>();
        for (String stanza : text.split("\n\n")) {
            Map<String, String> fields = new LinkedHashMap<>();
            stanza.lines().filter(line -> line.contains(": ")).forEach(line -> {
                String[] parts = line.split(": ", 2);
                fields.putIfAbsent(parts[0], parts[1]);
            });
            if (fields.containsKey("Package")
                    && fields.getOrDefault("Status", "").endsWith(" installed")) {
                all.put(
                        fields.get("Package"),
                        new InstalledPack(
                                fields.get("Package"),
                                Evr.of(fields.getOrDefault("Version", "0")),
                                fields.getOrDefault("Architecture", "all"),
                                "now",
                                0,
                                !fields.containsKey("Auto-Installed")));
            }
        }
        return all;
    }

    /** The package of a name. */
    public Optional<InstalledPack> named(String name) {
        return Optional.ofNullable(packs.get(name));
    }

    /** Whether something provides a name or a capability. */
    public boolean provides(Catalogue catalogue, String wanted) {
        return packs.containsKey(wanted)
                || catalogue.providers(wanted).stream().anyMatch(pack -> packs.containsKey(pack.name()));
    }

    /** Which package has brought a file. */
    public Optional<InstalledPack> owner(Catalogue catalogue, String file) {
        return catalogue.providers(file).stream()
                .flatMap(pack -> named(pack.name()).stream())
                .findFirst();
    }

    /** The installed packages in order of their names. */
    public Collection<InstalledPack> all() {
        return packs.values();
    }

    /** This with one more package. */
    public Database with(InstalledPack one) {
        Map<String, InstalledPack> all = new TreeMap<>(packs);
        all.put(one.name(), one);
        return new Database(os, all);
    }

    /** This without a package. */
    public Database without(String name) {
        Map<String, InstalledPack> all = new TreeMap<>(packs);
        all.remove(name);
        return new Database(os, all);
    }

    /** As the file has it. */
    public String text(Catalogue catalogue) {
        List<String> parts = new ArrayList<>();
        for (InstalledPack one : packs.values()) {
            parts.add(Catalogue.isDebian(os) ? stanza(catalogue, one) : line(one));
        }
        return String.join("", parts);
    }

    private static String line(InstalledPack one) {
        return String.join(
                        "\t",
                        one.name(),
                        one.version().toString(),
                        one.arch(),
                        one.repository(),
                        Long.toString(one.since()),
                        one.asked() ? "user" : "dependency")
                + "\n";
    }

    private static String stanza(Catalogue catalogue, InstalledPack one) {
        Optional<Pack> pack = catalogue.named(one.name());
        return "Package: " + one.name() + "\nStatus: install ok installed\nPriority: optional\n"
                + pack.map(known -> "Section: " + known.section() + "\nInstalled-Size: " + known.installedSize() + "\n")
                        .orElse("")
                + "Architecture: " + one.arch() + "\nVersion: " + one.version() + "\n"
                + pack.filter(known -> !known.requires().isEmpty())
                        .map(known -> "Depends: " + String.join(", ", known.requires()) + "\n")
                        .orElse("")
                + (one.asked() ? "" : "Auto-Installed: 1\n")
                + "Description: " + pack.map(Pack::summary).orElse(one.name()) + "\n\n";
    }

    /** Writes it to its file. For root. */
    public void save(Syscalls sys, Catalogue catalogue) {
        sys.writeFile(path(os), skylab.guest.disk.Bytes.of(text(catalogue)));
    }
}
