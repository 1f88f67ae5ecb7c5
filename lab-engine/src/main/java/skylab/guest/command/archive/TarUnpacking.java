package skylab.guest.command.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import skylab.guest.command.gnu.Wildcard;
import skylab.guest.command.system.Accounts;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** Lists an archive, or takes files out of it. */
final class TarUnpacking {
    private final Syscalls sys;
    private final Arguments arguments;
    private final Output out;
    private final Set<String> found = new HashSet<>();
    private final List<TarEntry> directories = new ArrayList<>();
    private final String base;
    private boolean failed;
    private boolean removingSaid;

    TarUnpacking(Syscalls sys, Arguments arguments, Output out) {
        this.sys = sys;
        this.arguments = arguments;
        this.out = out;
        this.base = arguments.value("C").orElse("");
    }

    int unpack(Content archive) {
        if (!base.isEmpty() && !sys.exists(base)) {
            out.complain(base + ": Cannot open: No such file or directory");
            out.complain("Error is not recoverable: exiting now");
            return 2;
        }
        String strip = arguments.value("strip-components").orElse("0");
        if (!strip.matches("[0-9]{1,4}")) {
            throw new UsageError(strip + ": Invalid number of elements", 2);
        }
        List<TarEntry> entries;
        try {
            entries = TarFormat.read(archive);
        } catch (TarFormat.Malformed e) {
            out.complain(e.getMessage());
            boolean fatal = e.getMessage().startsWith("Unexpected");
            out.complain(
                    fatal
                            ? "Error is not recoverable: exiting now"
                            : "Exiting with failure status due to previous errors");
            return 2;
        }
        boolean list = arguments.has("t");
        TarListing listing = new TarListing(
                list ? arguments.has("v") : arguments.values("v").size() > 1,
                arguments.has("numeric-owner"),
                sys.env().get("TZ"));
        for (TarEntry entry : entries) {
            if (!wanted(entry.name())) {
                continue;
            }
            if (list || arguments.has("v")) {
                String line = listing.line(entry, entry.name());
                if (arguments.has("O")) {
                    out.error(line);
                } else {
                    out.print(line);
                }
            }
            if (!list) {
                extract(entry, Integer.parseInt(strip));
            }
        }
        finish();
        for (String operand : arguments.operands()) {
            if (!found.contains(operand)) {
                out.complain(operand + ": Not found in archive");
                failed = true;
            }
        }
        if (failed) {
            out.complain("Exiting with failure status due to previous errors");
        }
        return failed ? 2 : 0;
    }

    private boolean wanted(String name) {
        String plain = name.replaceFirst("/+$", "");
        for (String pattern : arguments.values("exclude")) {
            String last = plain.substring(plain.lastIndexOf('/') + 1);
            if (Wildcard.compile(pattern, false).matcher(plain).matches()
                    || Wildcard.compile(pattern, false).matcher(last).matches()
                    || Wildcard.compile(pattern + "/*", false).matcher(plain).matches()
                    || Wildcard.compile("*/" + pattern + "/*", false)
                            .matcher(plain)
                            .matches()) {
                return false;
            }
        }
        if (arguments.operands().isEmpty()) {
            return true;
        }
        boolean any = false;
        for (String operand : arguments.operands()) {
            String asked = operand.replaceFirst("/+$", "");
            boolean matches = plain.equals(asked)
                    || plain.startsWith(asked + "/")
                    || arguments.has("wildcards")
                            && (Wildcard.compile(asked, false).matcher(plain).matches()
                                    || Wildcard.compile(asked + "/*", false)
                                            .matcher(plain)
                                            .matches());
            if (matches) {
                found.add(operand);
                any = true;
            }
        }
        return any;
    }

    private void extract(TarEntry entry, int strip) {
        String name = entry.name();
        if (!arguments.has("P")) {
            if (name.startsWith("/") && !removingSaid) {
                out.complain("Removing leading `/' from member names");
                removingSaid = true;
            }
            name = name.replaceFirst("^/+", "");
        }
        if (List.of(name.split("/")).contains("..")) {
            complain(name + ": Member name contains '..'");
            return;
        }
        String inner = stripped(name, strip);
        if (inner.isEmpty()) {
            return;
        }
        if (arguments.has("O")) {
            for (long at = 0; at < entry.content().size(); at += 1 << 20) {
                out.write(entry.content().read(at, 1 << 20));
            }
            return;
        }
        String path = base.isEmpty() || inner.startsWith("/") ? inner : base + "/" + inner;
        try {
            make(entry, path.length() > 1 ? path.replaceFirst("/+$", "") : path, strip);
        } catch (Errno e) {
            complain(inner + ": Cannot " + (entry.isDirectory() ? "mkdir" : "open") + ": " + e.text());
        }
    }

    private static String stripped(String name, int strip) {
        String rest = name;
        for (int i = 0; i < strip; i++) {
            int slash = rest.replaceFirst("/+$", "").indexOf('/');
            if (slash < 0) {
                return "";
            }
            rest = rest.substring(slash + 1);
        }
        return rest;
    }

    private void make(TarEntry entry, String path, int strip) {
        parents(path);
        boolean there = present(path);
        if (entry.isDirectory()) {
            if (!there) {
                sys.makeDirectory(path, 0755);
            }
            directories.add(new TarEntry(
                    path,
                    '5',
                    entry.permissions(),
                    entry.uid(),
                    entry.gid(),
                    entry.user(),
                    entry.group(),
                    entry.modified(),
                    "",
                    Content.EMPTY));
            return;
        }
        if (there && arguments.has("skip-old-files")) {
            return;
        }
        if (there && arguments.has("k")) {
            complain(path + ": Cannot open: File exists");
            return;
        }
        if (there) {
            sys.unlink(path);
        }
        switch (entry.kind()) {
            case '1' -> {
                String target = stripped(entry.target().replaceFirst("^/+", ""), strip);
                sys.link(base.isEmpty() ? target : base + "/" + target, path);
                return;
            }
            case '2' -> sys.symlink(entry.target(), path);
            case '0', '7' -> sys.replace(path, entry.content());
            default -> {
                complain(entry.name() + ": Skylab does not emulate devices in archives");
                return;
            }
        }
        attributes(entry, path);
    }

    private void attributes(TarEntry entry, String path) {
        boolean root = sys.identity().isRoot();
        if (root && !arguments.has("no-same-owner")) {
            Accounts accounts = Accounts.of(sys);
            int uid = arguments.has("numeric-owner")
                    ? entry.uid()
                    : accounts.user(entry.user()).map(Accounts.User::uid).orElse(entry.uid());
            int gid = arguments.has("numeric-owner")
                    ? entry.gid()
                    : accounts.groups().stream()
                            .filter(group -> group.name().equals(entry.group()))
                            .map(Accounts.Group::gid)
                            .findFirst()
                            .orElse(entry.gid());
            sys.changeOwner(path, uid, gid, false);
        }
        if (entry.kind() == '2') {
            return;
        }
        boolean exact = (root || arguments.has("p")) && !arguments.has("no-same-permissions");
        sys.changeMode(path, exact ? entry.permissions() : entry.permissions() & 0777 & ~sys.umask());
        if (!arguments.has("m")) {
            Instant time = Instant.ofEpochSecond(entry.modified());
            sys.changeTimes(path, sys.now(), time);
        }
    }

    /** Modes and times of directories come last: filling them changes their times, and needs to write. */
    private void finish() {
        for (int i = directories.size() - 1; i >= 0; i--) {
            try {
                attributes(directories.get(i), directories.get(i).name());
            } catch (Errno e) {
                if (!List.of(".", "./").contains(directories.get(i).name())) {
                    complain(directories.get(i).name() + ": Cannot change mode: " + e.text());
                }
            }
        }
    }

    private void parents(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (!present(parent)) {
                sys.makeDirectory(parent, 0777);
            }
        }
    }

    private boolean present(String path) {
        try {
            Stat stat = sys.linkStat(path);
            return stat != null;
        } catch (Errno e) {
            return false;
        }
    }

    private void complain(String message) {
        out.complain(message);
        failed = true;
    }
}
