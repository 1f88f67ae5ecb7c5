package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.software.Database;

/** The commands of yum and dnf. */
final class YumCommands {
    private static final Set<String> CHANGING = Set.of(
            "install",
            "localinstall",
            "remove",
            "erase",
            "autoremove",
            "update",
            "upgrade",
            "update-minimal",
            "groupinstall",
            "groupremove",
            "reinstall",
            "group",
            "groups");
    private static final Set<String> ASKING = Set.of(
            "list",
            "info",
            "search",
            "provides",
            "whatprovides",
            "check-update",
            "check-upgrade",
            "repolist",
            "grouplist",
            "makecache",
            "repoquery",
            "deplist");

    private YumCommands() {}

    static List<Act> of(Syscalls sys, YumRequest request, Output out) {
        boolean yum = request.dialect() == Dialect.YUM;
        if (request.has("version")) {
            Database.of(sys, SystemOf.name(sys))
                    .named(yum ? "yum" : "dnf")
                    .ifPresent(one -> out.print(one.version().version() + "\n"));
            return List.of();
        }
        String command = request.command();
        if (command.isEmpty() || request.has("help") || command.equals("help")) {
            out.print("usage: " + (yum ? "yum" : "dnf") + " [options] COMMAND\n\nCommands of the emulation:\n");
            java.util.stream.Stream.of(CHANGING, ASKING, Set.of("history", "clean"))
                    .flatMap(Set::stream)
                    .sorted()
                    .forEach(one -> out.print("  " + one + "\n"));
            return List.of(new Act.End(command.isEmpty() && !request.has("help") ? 1 : 0));
        }
        if (yum && !request.quiet()) {
            out.print("Loaded plugins: extras_suggestions, langpacks, priorities, update-motd\n");
        }
        boolean changing = CHANGING.contains(command) && !(command.startsWith("group") && isList(request));
        if (changing && !sys.identity().isRoot()) {
            throw new UsageError(
                    yum
                            ? "You need to be root to perform this command."
                            : "Error: This command has to be run with superuser privileges (under the root user on most systems).",
                    1);
        }
        if (command.equals("history")) {
            return List.of(new Act.End(History.show(sys, request, out)));
        } else if (command.equals("clean")) {
            return clean(sys, request, out);
        } else if (changing || ASKING.contains(command) || command.startsWith("group")) {
            List<Act> acts = new ArrayList<>();
            if (!request.has("cacheonly")
                    && !isOfflineList(request)
                    && !Set.of("remove", "erase", "autoremove").contains(command)) {
                acts.add(new Repositories.Refresh(request, request.has("refresh") || command.equals("makecache")));
            }
            acts.add(changing ? new YumChanges(request) : new Query(request));
            return acts;
        }
        throw new UsageError(
                yum
                        ? "No such command: " + command + ". Please use /usr/bin/yum --help"
                        : "No such command: " + command + ". Please use /usr/bin/dnf --help\n"
                                + "It could be a DNF plugin command, or one that Skylab does not emulate.",
                1);
    }

    private static boolean isList(YumRequest request) {
        return request.command().equals("grouplist")
                || (!request.arguments().isEmpty()
                        && Set.of("list", "info").contains(request.arguments().get(0)));
    }

    // What is installed is known without any repository.
    private static boolean isOfflineList(YumRequest request) {
        return Set.of("list", "info").contains(request.command())
                && (request.has("installed")
                        || (!request.arguments().isEmpty()
                                && request.arguments().get(0).equals("installed")));
    }

    private static List<Act> clean(Syscalls sys, YumRequest request, Output out) {
        String what = request.arguments().isEmpty() ? "" : request.arguments().get(0);
        if (!Set.of("all", "metadata", "packages", "expire-cache", "dbcache").contains(what)) {
            throw new UsageError("Error: clean requires an option: all, metadata, packages, expire-cache, dbcache", 1);
        }
        String cache = Repositories.cache(sys, request.dialect());
        int removed = 0;
        if (sys.exists(cache) && !what.equals("packages")) {
            for (String file : sys.list(cache)) {
                sys.unlink(cache + "/" + file);
                removed++;
            }
        }
        if (request.dialect() == Dialect.YUM) {
            out.print("Cleaning repos: "
                    + String.join(
                            " ",
                            Repositories.used(sys, request).stream()
                                    .map(Repositories.Repository::id)
                                    .toList())
                    + "\n");
        } else {
            out.print(removed + " files removed\n");
        }
        return List.of();
    }

    /** A query, answered in one go. */
    private record Query(YumRequest request) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            return List.of(new Act.End(YumQueries.answer(sys, request, out)));
        }
    }
}
