package skylab.guest.command.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Wildcard;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code zip}: packs files into a ZIP archive. */
@Command.Installed("/usr/bin/zip")
final class Zip implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "zip",
            16,
            "r,recurse-paths",
            "q,quiet",
            "j,junk-paths",
            "x,exclude=",
            "0",
            "1",
            "6",
            "9",
            "v,verbose",
            "y,symlinks",
            "!d,delete",
            "!u,update",
            "!e,encrypt",
            "!P,password=",
            "!m,move",
            "!s,split-size=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    /** A file on its way into the archive. */
    private record Member(Bytes bytes, long modified, boolean directory) {}

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw new UsageError("nothing to do; usage: zip [-r] [-q] [-j] [-x pattern] archive.zip file...", 16);
        }
        String operand = arguments.operands().get(0);
        String file = operand.substring(operand.lastIndexOf('/') + 1).contains(".") ? operand : operand + ".zip";
        Map<String, Member> members = new LinkedHashMap<>();
        try {
            if (sys.exists(file)) {
                for (ZipFormat.Entry old : ZipFormat.read(sys.content(file))) {
                    members.put(old.name(), new Member(old.bytes(), old.modified(), old.isDirectory()));
                }
            }
        } catch (ZipFormat.Malformed e) {
            throw new UsageError("error: Zip file structure invalid (" + file + ")", 3);
        }
        List<String> before = List.copyOf(members.keySet());
        List<String> added = new ArrayList<>();
        List<String> excluded = new ArrayList<>(arguments.values("x"));
        for (String path : arguments.operands().subList(1, arguments.operands().size())) {
            if (!sys.exists(path)) {
                out.print("\tzip warning: name not matched: " + path + "\n");
                continue;
            }
            add(
                    sys,
                    arguments,
                    path.replaceFirst("^(\\./)+(?=.)", "").replaceFirst("(?<=.)/+$", ""),
                    excluded,
                    members,
                    added,
                    file);
        }
        if (added.isEmpty()) {
            out.print("\nzip error: Nothing to do! (" + file + ")\n");
            return 12;
        }
        int level = arguments.has("0") ? 0 : arguments.has("9") ? 9 : 6;
        sys.replace(file, Content.of(Bytes.of(packed(members, added, before, level, arguments.has("q"), out))));
        return 0;
    }

    private static void add(
            Syscalls sys,
            Arguments arguments,
            String path,
            List<String> excluded,
            Map<String, Member> members,
            List<String> added,
            String archive) {
        if (path.equals(archive)
                || excluded.stream()
                        .anyMatch(pattern ->
                                Wildcard.compile(pattern, false).matcher(path).matches())) {
            return;
        }
        Stat stat = sys.stat(path);
        String name = path.replaceFirst("^/+", "");
        long modified = stat.modified().toEpochMilli();
        if (stat.isDirectory()) {
            if (!name.equals(".") && !arguments.has("j")) {
                members.put(name + "/", new Member(Bytes.EMPTY, modified, true));
                added.add(name + "/");
            }
            for (String child : arguments.has("r") ? sys.list(path) : List.<String>of()) {
                add(sys, arguments, path.equals(".") ? child : path + "/" + child, excluded, members, added, archive);
            }
            return;
        }
        if (!stat.isRegular()) {
            return;
        }
        if (stat.size() > Compression.LIMIT) {
            throw new UsageError("Skylab does not emulate compression of more than 512 MiB", 16);
        }
        String kept = arguments.has("j") ? name.substring(name.lastIndexOf('/') + 1) : name;
        try {
            Content content = sys.content(path);
            members.put(kept, new Member(content.read(0, (int) content.size()), modified, false));
            added.add(kept);
        } catch (Errno e) {
            throw new UsageError("warning: could not open for reading: " + path, 18);
        }
    }

    private static byte[] packed(
            Map<String, Member> members,
            List<String> added,
            List<String> before,
            int level,
            boolean quiet,
            Output out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(level);
            for (Map.Entry<String, Member> entry : members.entrySet()) {
                Member member = entry.getValue();
                byte[] plain = member.bytes().toArray();
                byte[] small = Compression.deflated(plain, Math.max(level, 1));
                boolean stored = level == 0 || small.length >= plain.length;
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTimeLocal(java.time.LocalDateTime.ofInstant(
                        java.time.Instant.ofEpochMilli(member.modified()), java.time.ZoneOffset.UTC));
                if (stored) {
                    CRC32 sum = new CRC32();
                    sum.update(plain);
                    header.setMethod(ZipEntry.STORED);
                    header.setSize(plain.length);
                    header.setCompressedSize(plain.length);
                    header.setCrc(sum.getValue());
                }
                zip.putNextEntry(header);
                zip.write(plain);
                zip.closeEntry();
                if (!quiet && added.contains(entry.getKey())) {
                    long saved =
                            plain.length == 0 ? 0 : Math.round(100.0 * (plain.length - small.length) / plain.length);
                    out.print((before.contains(entry.getKey()) ? "updating: " : "  adding: ") + entry.getKey()
                            + (stored ? " (stored 0%)" : " (deflated " + saved + "%)") + "\n");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
