package skylab.guest.command.packages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.software.Catalogue;
import skylab.network.packet.Fate;

/** The repositories of yum and dnf, as the files in {@code /etc/yum.repos.d} say. */
final class Repositories {
    static final int HTTPS = 443;

    private static final String DIRECTORY = "/etc/yum.repos.d";
    // The speed of a repository in the same region.
    private static final double BYTES_PER_SECOND = 30e6;

    private Repositories() {}

    /**
     * A repository.
     *
     * @param id in brackets
     * @param name for people
     * @param url where it is, variables replaced
     * @param enabled whether it is used
     * @param file in which it is
     */
    record Repository(String id, String name, String url, boolean enabled, String file) {
        /** The host that has it. */
        String host() {
            return url.replaceFirst("^[a-z]+://", "").replaceFirst("[/:].*", "");
        }
    }

    /** All of them, in order of files. */
    static List<Repository> all(Syscalls sys) {
        List<Repository> all = new ArrayList<>();
        if (!sys.exists(DIRECTORY)) {
            return all;
        }
        for (String file : sys.list(DIRECTORY)) {
            if (file.endsWith(".repo")) {
                read(sys, DIRECTORY + "/" + file, all);
            }
        }
        return all;
    }

    private static void read(Syscalls sys, String file, List<Repository> all) {
        Map<String, Map<String, String>> sections = new java.util.LinkedHashMap<>();
        String section = "";
        for (String line : sys.readFile(file).text().split("\n")) {
            String plain = line.strip();
            if (plain.startsWith("[") && plain.endsWith("]")) {
                section = plain.substring(1, plain.length() - 1);
                sections.put(section, new TreeMap<>());
            } else if (sections.containsKey(section) && plain.contains("=") && !plain.startsWith("#")) {
                String[] parts = plain.split("=", 2);
                sections.get(section).put(parts[0].strip(), parts[1].strip());
            }
        }
        sections.forEach((id, fields) -> all.add(new Repository(
                id,
                filled(sys, fields.getOrDefault("name", id)),
                filled(
                        sys,
                        fields.getOrDefault(
                                "mirrorlist", fields.getOrDefault("metalink", fields.getOrDefault("baseurl", "")))),
                fields.getOrDefault("enabled", "1").equals("1"),
                file)));
    }

    private static String filled(Syscalls sys, String text) {
        String os = SystemOf.name(sys);
        String release = os.equals("al2023") ? "2023.9.20251027" : os.replaceAll("[^0-9]", "");
        String arch = sys.machine().architecture();
        return text.replace("$awsregion", SystemOf.region(sys))
                .replace("REGION", SystemOf.region(sys))
                .replace("$basearch", arch)
                .replace("$releasever", release);
    }

    /** Those that a request uses. */
    static List<Repository> used(Syscalls sys, YumRequest request) {
        return all(sys).stream()
                .filter(one -> (one.enabled() || request.matches("enablerepo", one.id()))
                        && !request.matches("disablerepo", one.id()))
                .toList();
    }

    /** Where a user's copies of the metadata are. */
    static String cache(Syscalls sys, Dialect dialect) {
        String place = dialect == Dialect.YUM ? "yum" : "dnf";
        int uid = sys.identity().uid();
        return uid == 0 ? "/var/cache/" + place : "/var/tmp/" + place + "-" + uid;
    }

    /** Fetches the metadata of the repositories, unless a fresh copy is there. */
    record Refresh(YumRequest request, boolean always) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            List<Act> acts = new ArrayList<>();
            Dialect dialect = request.dialect();
            List<Repository> used = used(sys, request);
            boolean fetched = false;
            for (Repository one : used) {
                String copy = cache(sys, dialect) + "/" + one.id() + ".xml";
                boolean fresh = sys.exists(copy)
                        && sys.stat(copy)
                                .modified()
                                .plus(dialect.keepsMetadata())
                                .isAfter(sys.now());
                if (fresh && !always) {
                    continue;
                }
                fetched = true;
                acts.add(new Fetch(request, one));
            }
            acts.add(new Age(request, fetched));
            return acts;
        }
    }

    /** Says how old the metadata are, as dnf does. */
    private record Age(YumRequest request, boolean fetched) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            if (request.dialect() == Dialect.YUM || request.quiet()) {
                return List.of();
            }
            java.time.Instant since = used(sys, request).stream()
                    .map(one -> cache(sys, request.dialect()) + "/" + one.id() + ".xml")
                    .filter(sys::exists)
                    .map(path -> sys.stat(path).modified())
                    .min(java.time.Instant::compareTo)
                    .orElse(sys.now());
            long age = Duration.between(since, sys.now()).toSeconds();
            out.print(String.format(
                            Locale.ROOT,
                            "Last metadata expiration check: %d:%02d:%02d ago on %s.%n",
                            age / 3600,
                            age / 60 % 60,
                            age % 60,
                            java.time.format.DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
                                    .format(since.atZone(java.time.ZoneOffset.UTC)))
                    .replace(System.lineSeparator(), "\n"));
            return List.of();
        }
    }

    /** Fetches the metadata of one repository. */
    private record Fetch(YumRequest request, Repository repository) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Dialect dialect = request.dialect();
            Optional<String> address = sys.resolve(repository.host());
            if (address.isEmpty()) {
                return dialect.unreachable(repository, true);
            }
            Fate fate = sys.probe(address.get(), HTTPS);
            if (!(fate instanceof Fate.External)) {
                return dialect.unreachable(repository, false);
            }
            Catalogue catalogue = SystemOf.catalogue(sys);
            long packs = catalogue.packs().values().stream()
                    .filter(pack -> pack.repository().equals(repository.id()))
                    .count();
            long bytes = dialect == Dialect.YUM ? 3_700 : 20_000 + packs * 310_000;
            Duration time = Duration.ofMillis(600 + (long) (bytes / BYTES_PER_SECOND * 1000));
            return List.of(
                    Act.Pass.receiving(time, new Act.Pass.Download(repository.host(), HTTPS, bytes)),
                    new Act.Say(request.quiet() ? "" : dialect.fetched(repository, bytes, time, request.width())),
                    new Keep(cache(sys, dialect) + "/" + repository.id() + ".xml"));
        }
    }

    /** Keeps a copy of metadata. */
    private record Keep(String path) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Files.write(sys, path, "<metadata revision=\"" + sys.now().getEpochSecond() + "\"/>\n");
            return List.of();
        }
    }
}
