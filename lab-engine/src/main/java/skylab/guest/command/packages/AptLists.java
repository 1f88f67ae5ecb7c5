package skylab.guest.command.packages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.network.packet.Fate;

/** The lists of packages that apt fetches from the archives in {@code sources.list}. */
final class AptLists {
    private static final String DIRECTORY = "/var/lib/apt/lists";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LIST_BYTES = 1_900_000;

    static final int HTTP = 80;

    private AptLists() {}

    /**
     * An archive.
     *
     * @param url where it is
     * @param suite such as {@code noble-updates}
     */
    record Archive(String url, String suite) {
        String host() {
            return url.replaceFirst("^[a-z]+://", "").replaceFirst("/.*", "");
        }

        String file() {
            return DIRECTORY + "/"
                    + url.replaceFirst("^[a-z]+://", "").replaceAll("/+$", "").replace('/', '_') + "_dists_" + suite
                    + "_InRelease";
        }
    }

    /** What the sources name. */
    static List<Archive> archives(Syscalls sys) {
        List<Archive> all = new ArrayList<>();
        for (String line : Files.text(sys, "/etc/apt/sources.list").split("\n")) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 2 && words[0].equals("deb")) {
                all.add(new Archive(words[1], words[2]));
            }
        }
        return all;
    }

    /** Whether lists have been fetched: before that apt knows of nothing to install. */
    static boolean known(Syscalls sys) {
        return sys.exists(DIRECTORY) && sys.list(DIRECTORY).stream().anyMatch(name -> name.endsWith("_InRelease"));
    }

    static List<Act> update(Syscalls sys, Apt.Request request, Output out) {
        List<Act> acts = new ArrayList<>();
        int number = 0;
        for (Archive one : archives(sys)) {
            acts.add(new Fetch(request, one, ++number));
        }
        acts.add(new Finish(request, sys.monotonic()));
        return acts;
    }

    private record Fetch(Apt.Request request, Archive archive, int number) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Optional<String> address = sys.resolve(archive.host());
            String what = number + " " + archive.url() + " " + archive.suite() + " InRelease";
            if (address.isEmpty()) {
                return List.of(
                        Act.Pass.waiting(Duration.ofSeconds(3)),
                        new Act.Say("Ign:" + what + "\n  Temporary failure resolving '" + archive.host() + "'\n"));
            }
            boolean reached = sys.probe(address.get(), HTTP) instanceof Fate.External;
            if (!reached) {
                return List.of(
                        Act.Pass.waiting(PATIENCE),
                        new Act.Say("Err:" + what + "\n  Could not connect to " + archive.host() + ":80 ("
                                + address.get() + "), connection timed out\n"));
            }
            boolean hit = sys.exists(archive.file());
            List<Act> acts = new ArrayList<>();
            acts.add(Act.Pass.receiving(
                    Duration.ofMillis(hit ? 150 : 600),
                    new Act.Pass.Download(archive.host(), HTTP, hit ? 2000 : LIST_BYTES)));
            if (!request.quiet()) {
                acts.add(new Act.Say(
                        (hit ? "Hit:" : "Get:") + what + (hit ? "" : " [" + Sizes.decimal(LIST_BYTES) + "]") + "\n"));
            }
            acts.add(new Keep(archive.file()));
            return acts;
        }
    }

    private record Keep(String path) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Files.write(sys, path, "Date: " + sys.now() + "\n");
            return List.of();
        }
    }

    private record Finish(Apt.Request request, Duration begun) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            List<Archive> all = archives(sys);
            long missing = all.stream().filter(one -> !sys.exists(one.file())).count();
            if (!request.quiet()) {
                long seconds = Math.max(1, sys.monotonic().minus(begun).toSeconds());
                long bytes = (all.size() - missing) * LIST_BYTES;
                if (bytes > 0) {
                    out.print("Fetched " + Sizes.decimal(bytes) + " in " + seconds + "s ("
                            + Sizes.decimal((double) bytes / seconds) + "/s)\n");
                }
                out.print("Reading package lists... Done\n");
            }
            if (missing > 0) {
                out.error(
                        "W: Some index files failed to download. They have been ignored, or old ones used instead.\n");
            } else if (request.name().equals("apt") && !request.quiet()) {
                out.print(
                        "Building dependency tree... Done\nReading state information... Done\nAll packages are up to date.\n");
            }
            return List.of();
        }
    }
}
