package skylab.guest.command.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skylab.guest.command.gnu.Wildcard;
import skylab.guest.command.system.Accounts;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** Puts files into an archive. */
final class TarPacking {
    private final Syscalls sys;
    private final Arguments arguments;
    private final Output out;
    private final Accounts accounts;
    private final List<TarEntry> entries = new ArrayList<>();
    private final Map<List<Long>, String> packed = new HashMap<>();
    private final TarListing listing;
    private final StringBuilder listed = new StringBuilder();
    private String directory = "";
    private String own = "";
    private boolean failed;
    private boolean removingSaid;

    TarPacking(Syscalls sys, Arguments arguments, Output out) {
        this.sys = sys;
        this.arguments = arguments;
        this.out = out;
        this.accounts = Accounts.of(sys);
        long verbosity = arguments.values("v").size();
        this.listing = new TarListing(
                verbosity > 1, arguments.has("numeric-owner"), sys.env().get("TZ"));
    }

    int pack(String file) {
        List<String> operands = new ArrayList<>(arguments.operands());
        arguments
                .value("T")
                .ifPresent(list -> operands.addAll(sys.readFile(list)
                        .text()
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .toList()));
        if (operands.isEmpty() && arguments.has("c")) {
            throw new UsageError(
                    "Cowardly refusing to create an empty archive\nTry 'tar --help' or 'tar --usage' for more information.",
                    2);
        }
        if (arguments.has("r") && sys.exists(file)) {
            try {
                entries.addAll(TarFormat.read(sys.content(file)));
            } catch (TarFormat.Malformed e) {
                throw new UsageError(e.getMessage(), 2);
            }
        }
        own = file.equals("-") ? "" : absolute(sys.cwd(), file);
        directory = arguments.value("C").orElse("");
        if (!directory.isEmpty() && !sys.exists(directory)) {
            out.complain(directory + ": Cannot open: No such file or directory");
            out.complain("Error is not recoverable: exiting now");
            return 2;
        }
        for (String operand : operands) {
            add(operand);
        }
        write(file);
        if (failed) {
            out.complain("Exiting with failure status due to previous errors");
        }
        return failed ? 2 : 0;
    }

    private void write(String file) {
        Content archive = TarFormat.write(entries);
        boolean gzip = arguments.has("z") || arguments.has("a") && file.matches(".*\\.(tgz|tar\\.gz|taz)");
        if (gzip && archive.size() > Compression.LIMIT) {
            throw new UsageError("Skylab does not emulate compression of more than 512 MiB", 2);
        }
        Content packedArchive = gzip ? Compression.gzip(archive, null, 0, 6) : archive;
        if (file.equals("-")) {
            out.error(listed.toString());
            for (long at = 0; at < packedArchive.size(); at += 1 << 20) {
                out.write(packedArchive.read(at, 1 << 20));
            }
        } else {
            out.print(listed.toString());
            sys.replace(file, packedArchive);
        }
        if (arguments.has("totals")) {
            out.error("Total bytes written: " + archive.size() + "\n");
        }
        if (arguments.has("remove-files")) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                TarEntry entry = entries.get(i);
                String path = path(entry.name());
                if (entry.isDirectory()) {
                    sys.removeDirectory(path);
                } else {
                    sys.unlink(path);
                }
            }
        }
    }

    private static String absolute(String cwd, String path) {
        return path.startsWith("/") ? path : cwd + "/" + path.replaceFirst("^(\\./)+", "");
    }

    private String path(String name) {
        return directory.isEmpty() || name.startsWith("/") ? name : directory + "/" + name;
    }

    private void add(String operand) {
        String name = operand.length() > 1 ? operand.replaceFirst("/+$", "") : operand;
        Stat stat;
        try {
            stat = arguments.has("h") ? sys.stat(path(name)) : sys.linkStat(path(name));
        } catch (Errno e) {
            complain(operand + ": Cannot stat: " + e.text());
            return;
        }
        member(name, stat);
    }

    private void member(String path, Stat stat) {
        if (excluded(path)) {
            return;
        }
        String name = path;
        if (path.startsWith("/") && !arguments.has("P")) {
            name = path.replaceFirst("^/+", "");
            if (!removingSaid) {
                out.complain("Removing leading `/' from member names");
                removingSaid = true;
            }
        }
        try {
            if (absolute(sys.cwd(), path(path)).equals(own)) {
                out.complain(path + ": file is the archive; not dumped");
                return;
            }
            switch (stat.type()) {
                case DIRECTORY -> directory(path, name, stat);
                case REGULAR -> file(path, name, stat);
                case SYMLINK -> put(name, '2', stat, sys.readLink(path(path)), Content.EMPTY);
                case SOCKET -> out.complain(path + ": socket ignored");
                default -> complain(path + ": Skylab does not emulate devices in archives; not dumped");
            }
        } catch (Errno e) {
            complain(path + ": Cannot open: " + e.text());
        }
    }

    private void directory(String path, String name, Stat stat) {
        List<String> names = sys.list(path(path));
        put(name.isEmpty() ? "./" : name + "/", '5', stat, "", Content.EMPTY);
        for (String child : arguments.has("no-recursion") ? List.<String>of() : names) {
            String inner = path.endsWith("/") ? path + child : path + "/" + child;
            member(inner, arguments.has("h") ? sys.stat(path(inner)) : sys.linkStat(path(inner)));
        }
    }

    private void file(String path, String name, Stat stat) {
        List<Long> identity = List.of(stat.device(), stat.inode());
        String first = stat.links() > 1 ? packed.get(identity) : null;
        if (first != null) {
            put(name, '1', stat, first, Content.EMPTY);
            return;
        }
        Content content = sys.content(path(path));
        packed.put(identity, name);
        put(name, '0', stat, "", content);
    }

    private void put(String name, char kind, Stat stat, String target, Content content) {
        String user = arguments.value("owner").orElse(accounts.userName(stat.uid()));
        String group = arguments.value("group").orElse(accounts.groupName(stat.gid()));
        TarEntry entry = new TarEntry(
                name,
                kind,
                stat.permissions(),
                user.matches("[0-9]{1,9}") ? Integer.parseInt(user) : stat.uid(),
                group.matches("[0-9]{1,9}") ? Integer.parseInt(group) : stat.gid(),
                user,
                group,
                stat.modified().getEpochSecond(),
                target,
                content);
        entries.add(entry);
        if (arguments.has("v")) {
            listed.append(listing.line(entry, name));
        }
    }

    private boolean excluded(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return arguments.values("exclude").stream()
                .map(pattern -> pattern.length() > 1 ? pattern.replaceFirst("/+$", "") : pattern)
                .anyMatch(pattern -> Wildcard.compile(pattern, false)
                                .matcher(path)
                                .matches()
                        || Wildcard.compile(pattern, false).matcher(last).matches()
                        || Wildcard.compile("*/" + pattern, false).matcher(path).matches());
    }

    private void complain(String message) {
        out.complain(message);
        failed = true;
    }
}
