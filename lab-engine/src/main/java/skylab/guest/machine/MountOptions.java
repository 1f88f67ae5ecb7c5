package skylab.guest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.XfsGeometry;

/** Options of mounts: which there are, and how the kernel tells them. */
final class MountOptions {
    private static final List<String> GENERAL =
            List.of("nosuid", "nodev", "noexec", "sync", "dirsync", "noatime", "nodiratime");
    private static final Set<String> SILENT = Set.of(
            "ro",
            "rw",
            "relatime",
            "atime",
            "diratime",
            "norelatime",
            "suid",
            "dev",
            "exec",
            "async",
            "strictatime",
            "lazytime",
            "nolazytime",
            "silent",
            "loud",
            "mand",
            "nomand");
    private static final Set<String> XFS = Set.of(
            "nouuid",
            "inode64",
            "inode32",
            "attr2",
            "noattr2",
            "noquota",
            "quota",
            "uquota",
            "gquota",
            "pquota",
            "usrquota",
            "grpquota",
            "prjquota",
            "discard",
            "nodiscard",
            "largeio",
            "nolargeio",
            "norecovery",
            "swalloc",
            "filestreams",
            "wsync",
            "noalign",
            "ikeep",
            "noikeep",
            "dax");
    private static final Set<String> EXT = Set.of(
            "acl",
            "noacl",
            "user_xattr",
            "nouser_xattr",
            "barrier",
            "nobarrier",
            "discard",
            "nodiscard",
            "delalloc",
            "nodelalloc",
            "noload",
            "quota",
            "usrquota",
            "grpquota",
            "minixdf",
            "bsddf",
            "journal_checksum",
            "debug",
            "i_version",
            "dax",
            "block_validity",
            "init_itable",
            "noinit_itable");
    private static final Map<String, Set<String>> VALUES = Map.of(
            "xfs", Set.of("logbufs", "logbsize", "sunit", "swidth", "allocsize", "logdev", "rtdev"),
            "ext",
                    Set.of(
                            "errors",
                            "data",
                            "commit",
                            "barrier",
                            "stripe",
                            "resuid",
                            "resgid",
                            "sb",
                            "journal_ioprio",
                            "inode_readahead_blks",
                            "max_batch_time",
                            "min_batch_time",
                            "init_itable"),
            "vfat", Set.of("uid", "gid", "umask", "fmask", "dmask", "shortname", "iocharset", "codepage", "errors"));

    private MountOptions() {}

    /** The first option that the file system does not know. */
    static Optional<String> unknown(String type, List<String> options) {
        String family = type.startsWith("ext") ? "ext" : type;
        Set<String> flags = family.equals("xfs") ? XFS : family.equals("ext") ? EXT : Set.of("quiet", "utf8");
        return options.stream()
                .filter(option -> !GENERAL.contains(option) && !SILENT.contains(option) && !flags.contains(option))
                .map(option -> option.split("=", 2)[0])
                .filter(name -> options.contains(name)
                        || !VALUES.getOrDefault(family, Set.of()).contains(name))
                .findFirst();
    }

    /** The options as the kernel tells them: its own words for what was asked, and what it chose itself. */
    static List<String> shown(FileSystem fs, List<String> asked) {
        List<String> all = new ArrayList<>();
        all.add(asked.contains("ro") ? "ro" : "rw");
        GENERAL.stream().filter(asked::contains).forEach(all::add);
        if (!asked.contains("noatime")) {
            all.add("relatime");
        }
        asked.stream()
                .filter(option -> !GENERAL.contains(option) && !SILENT.contains(option))
                .filter(option -> !List.of("attr2", "inode64", "noquota").contains(option))
                .forEach(all::add);
        if (fs.geometry() instanceof XfsGeometry xfs) {
            all.addAll(List.of("attr2", "inode64"));
            if (xfs.modern()) {
                all.addAll(List.of("logbufs=8", "logbsize=32k"));
            }
            if (xfs.stripe() > 0) {
                all.addAll(List.of("sunit=" + xfs.stripe() * 8, "swidth=" + xfs.stripe() * 8));
            }
            all.add("noquota");
        }
        return all;
    }
}
