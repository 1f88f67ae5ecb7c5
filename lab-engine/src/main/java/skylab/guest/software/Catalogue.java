package skylab.guest.software;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packages there are for a system and an architecture.
 *
 * @param os by which images are known: {@code amzn2}, {@code al2023}, {@code rhel9}, {@code ubuntu2204}, ...
 * @param packs by name, in the order of the table
 */
public record Catalogue(String os, Map<String, Pack> packs) {
    private static final Map<String, Catalogue> ALL = new ConcurrentHashMap<>();

    /**
     * The catalogue of a system.
     *
     * @param architecture as {@code uname -m} tells it
     */
    public static Catalogue of(String os, String architecture) {
        return ALL.computeIfAbsent(os + " " + architecture, none -> read(os, architecture));
    }

    /** Whether a system has Debian's packages. */
    public static boolean isDebian(String os) {
        return os.startsWith("ubuntu") || os.startsWith("debian");
    }

    private static Catalogue read(String os, String architecture) {
        boolean debian = isDebian(os);
        String own = !debian ? architecture : architecture.equals("aarch64") ? "arm64" : "amd64";
        Map<String, Pack> packs = new LinkedHashMap<>();
        for (Map<String, String> row : Rows.of(debian ? "deb.tsv" : "rpm.tsv")) {
            String version = row.getOrDefault(os, "");
            if (version.isEmpty()) {
                continue;
            }
            boolean base = version.startsWith("*");
            String plain = base ? version.substring(1) : version;
            int slash = plain.indexOf('/');
            String arch = row.getOrDefault("arch", "").isEmpty() ? own : row.get("arch");
            packs.put(
                    row.get("name"),
                    new Pack(
                            row.get("name"),
                            Evr.of(plain.substring(slash + 1)),
                            arch,
                            repository(os, slash < 0 ? "" : plain.substring(0, slash), base),
                            row.getOrDefault("section", ""),
                            base,
                            Double.parseDouble(row.get("kb")),
                            Long.parseLong(row.get("installed")),
                            requires(row.get("requires"), os),
                            Rows.words(row.get("provides")),
                            row.get("payload").replace("$os", os),
                            row.get("summary")));
        }
        return new Catalogue(os, java.util.Collections.unmodifiableMap(packs));
    }

    private static String repository(String os, String named, boolean base) {
        if (os.equals("amzn2")) {
            return named.startsWith("extra-")
                    ? "amzn2extra-" + named.substring(6)
                    : named.isEmpty() ? "amzn2-core" : named;
        } else if (os.equals("al2023")) {
            return "amazonlinux";
        } else if (os.equals("rhel9")) {
            String usual = base ? "rhel-9-baseos-rhui-rpms" : "rhel-9-appstream-rhui-rpms";
            return named.isEmpty() ? usual : named;
        }
        return os.equals("ubuntu2204") ? "jammy" : os.equals("ubuntu2404") ? "noble" : "bookworm";
    }

    // A requirement may be one of a single system: os=name.
    private static List<String> requires(String cell, String os) {
        List<String> all = new ArrayList<>();
        for (String word : Rows.words(cell)) {
            int sign = word.indexOf('=');
            if (sign < 0 || word.substring(0, sign).equals(os)) {
                all.add(word.substring(sign + 1));
            }
        }
        return all;
    }

    /** The package of a name. */
    public Optional<Pack> named(String name) {
        return Optional.ofNullable(packs.get(name));
    }

    /** What provides a name, a capability or a path: the package of that name, else the newest that provides it. */
    public Optional<Pack> providing(String wanted) {
        return named(wanted).or(() -> providers(wanted).stream()
                .max(Comparator.comparing(Pack::version).thenComparing(Pack::name)));
    }

    /** All that provide a capability or a path. */
    public List<Pack> providers(String wanted) {
        return packs.values().stream()
                .filter(pack -> pack.name().equals(wanted)
                        || pack.provides().contains(wanted)
                        || (wanted.startsWith("/")
                                && pack.items().stream()
                                        .anyMatch(item -> item.kind().isFile()
                                                && item.path().equals(wanted))))
                .toList();
    }

    /** What images of the system have from the beginning. */
    public List<Pack> base() {
        return packs.values().stream().filter(Pack::base).toList();
    }

    /** Packages of a group, such as {@code Development Tools}; empty if there is no such group. */
    public List<String> group(String name) {
        return Groups.of(name).stream().filter(packs::containsKey).toList();
    }

    private static final class Groups {
        private static final Map<String, List<String>> BY_NAME = new HashMap<>();

        static {
            Rows.of("groups.tsv")
                    .forEach(row -> BY_NAME.put(
                            row.get("group").toLowerCase(java.util.Locale.ROOT), Rows.words(row.get("packages"))));
        }

        static List<String> of(String name) {
            return BY_NAME.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of());
        }
    }
}
