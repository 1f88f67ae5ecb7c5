package skylab.guest.machine;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import skylab.guest.disk.Content;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.image.Distribution;
import skylab.guest.image.Filler;
import skylab.guest.image.Listing;

/**
 * An operating system as images contain it. The root file system is built once and shared by all machines.
 *
 * @param name by which machines refer to it
 * @param prettyName as in {@code /etc/os-release}
 * @param id as there
 * @param version as there
 * @param kernelRelease without the architecture
 * @param kernelVersion as {@code uname -v}
 * @param user the user who may log in
 */
public record OsImage(
        String name,
        String prettyName,
        String id,
        String version,
        String kernelRelease,
        String kernelVersion,
        String user) {
    /** Amazon Linux 2023. */
    public static final OsImage AMAZON_LINUX_2023 = of("al2023");

    /** Amazon Linux 2. */
    public static final OsImage AMAZON_LINUX_2 = of("amzn2");

    /** What the image's name of a student's own computer begins with; the user's name follows. */
    public static final String TERMINAL = "terminal:";

    /** The uid of the user who may log in. */
    public static final int USER_ID = 1000;

    private static final Instant BUILT = Instant.parse("2025-10-27T18:30:00Z");

    private static final ConcurrentMap<OsImage, FileSystem> ROOTS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, OsImage> IMAGES = new ConcurrentHashMap<>();

    /**
     * The image of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static OsImage named(String name) {
        return IMAGES.computeIfAbsent(name, OsImage::of);
    }

    private static OsImage of(String name) {
        boolean terminal = name.startsWith(TERMINAL);
        Distribution one = Distribution.all().get(terminal ? "terminal" : name);
        if (one == null) {
            throw new IllegalArgumentException("no such image: " + name);
        }
        return new OsImage(
                name,
                one.prettyName(),
                one.id(),
                one.version(),
                one.kernelRelease(),
                one.kernelVersion(),
                terminal ? name.substring(TERMINAL.length()) : one.user());
    }

    // Images of a distribution may differ in their kernels, and then have names of their own.
    private String family() {
        int kernel = name.indexOf("-kernel");
        return kernel < 0 ? name : name.substring(0, kernel);
    }

    private Distribution distribution() {
        return Distribution.all().get(name.startsWith(TERMINAL) ? "terminal" : name);
    }

    /** What {@code uname -r} says on an architecture. */
    public String release(String architecture) {
        return switch (id) {
            case "ubuntu" -> kernelRelease;
            case "debian" -> kernelRelease + (architecture.equals("x86_64") ? "-amd64" : "-arm64");
            default -> kernelRelease + "." + architecture;
        };
    }

    /** The root file system, before its first boot. */
    FileSystem root() {
        return ROOTS.computeIfAbsent(this, OsImage::build);
    }

    /** The home of the user who may log in. */
    public String home() {
        return "/home/" + user;
    }

    /**
     * A root disk as the image has it: a partition table, the root file system on partition 1.
     *
     * @param size bytes, at least 2 GiB
     */
    public Disk rootDisk(long size) {
        return RootDisk.of(family(), root().identified(uuid("root")), size, this::uuid, BUILT);
    }

    // All instances of an image have the same UUIDs, as on AWS.
    private String uuid(String part) {
        return java.util
                .UUID
                .nameUUIDFromBytes((name + part).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private FileSystem build() {
        String type = distribution().fileSystem();
        FileTree tree = new FileTree(
                FileSystem.format(type, type.equals("xfs") ? "/" : "cloudimg-rootfs", "", 0, 0755, BUILT), BUILT);
        SortedMap<String, String> skeleton = new TreeMap<>();
        for (Listing listing : distribution().listings(user)) {
            for (Listing.Item item : listing.items()) {
                int uid = item.owner().equals("user") ? USER_ID : 0;
                switch (item.kind()) {
                    case "dir" -> tree.directory(item.path(), item.permissions(), uid);
                    case "link" -> tree.link(item.path(), item.content());
                    case "command" ->
                        tree.file(
                                item.path(),
                                item.path().endsWith("crontab") ? 04755 : 0755,
                                0,
                                skylab.guest.process.Command.file(item.content()));
                    case "daemon" -> tree.file(item.path(), 0755, 0, Executables.daemon());
                    case "append" ->
                        tree.file(item.path(), item.permissions(), uid, tree.text(item.path()) + item.content());
                    default -> tree.file(item.path(), item.permissions(), uid, item.content());
                }
                if (item.path().startsWith("/etc/skel/.")) {
                    skeleton.put(item.path().substring("/etc/skel/".length()), item.content());
                }
            }
        }
        skeleton.forEach((file, text) ->
                tree.file(home() + "/" + file, 0644, USER_ID, text).file("/root/" + file, 0644, 0, text));
        BaseFiles.put(tree, name.startsWith(TERMINAL) ? AMAZON_LINUX_2.name : family(), BUILT);
        for (Executables.Executable one : Executables.ofEveryImage()) {
            String first = one.paths().get(0);
            tree.file(first, one.permissions(), 0, one.content());
            for (String other : one.paths().subList(1, one.paths().size())) {
                tree.link(other, first);
            }
        }
        tree.file(
                "/etc/fstab",
                0644,
                0,
                type.equals("xfs")
                        ? "#\nUUID=" + uuid("root") + "     /           xfs    defaults,noatime  1   1\n"
                        : "# <file system> <mount point> <type> <options> <dump> <pass>\nUUID=" + uuid("root")
                                + " / ext4 rw,discard,errors=remount-ro,x-systemd.growfs 0 1\n");
        fill(tree);
        return tree.done();
    }

    // An installed system takes about one and a half GB, most of it for what no lab looks into.
    private void fill(FileTree tree) {
        Map<String, Integer> mib = Map.of(
                "/boot/vmlinuz-" + kernelRelease,
                12,
                "/boot/initramfs-" + kernelRelease + ".img",
                33,
                "/usr/lib/modules/" + kernelRelease + "/modules.img",
                310,
                "/usr/lib/locale/locale-archive",
                214,
                "/usr/lib64/libs.img",
                486,
                "/usr/share/share.img",
                402,
                "/var/cache/packages.solv",
                64);
        new TreeMap<>(mib)
                .forEach((path, size) -> tree.file(path, 0644, 0, Content.of(new Filler(path, (long) size << 20))));
    }
}
