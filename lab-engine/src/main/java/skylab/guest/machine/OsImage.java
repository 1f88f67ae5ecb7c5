package skylab.guest.machine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;

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
    public static final OsImage AMAZON_LINUX_2023 = new OsImage(
            "al2023",
            "Amazon Linux 2023.9.20251027",
            "amzn",
            "2023",
            "6.1.155-176.282.amzn2023",
            "#1 SMP PREEMPT_DYNAMIC Tue Oct 14 12:17:45 UTC 2025",
            "ec2-user");

    /** Amazon Linux 2. */
    public static final OsImage AMAZON_LINUX_2 = new OsImage(
            "amzn2",
            "Amazon Linux 2",
            "amzn",
            "2",
            "5.10.245-241.976.amzn2",
            "#1 SMP Thu Oct 9 08:42:54 UTC 2025",
            "ec2-user");

    /** What the image's name of a student's own computer begins with; the user's name follows. */
    public static final String TERMINAL = "terminal:";

    /** The uid of the user who may log in. */
    public static final int USER_ID = 1000;

    private static final SortedMap<String, String> DOTFILES = new TreeMap<>(Map.of(
            ".bash_logout",
            "# ~/.bash_logout\n",
            ".bash_profile",
            "# .bash_profile\n\n# Get the aliases and functions\nif [ -f ~/.bashrc ]; then\n    . ~/.bashrc\nfi\n",
            ".bashrc",
            "# .bashrc\n\n# Source global definitions\nif [ -f /etc/bashrc ]; then\n    . /etc/bashrc\nfi\n"));

    private static final Instant BUILT = Instant.parse("2025-10-27T18:30:00Z");

    private static final ConcurrentMap<OsImage, FileSystem> ROOTS = new ConcurrentHashMap<>();

    /**
     * The image of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static OsImage named(String name) {
        return switch (name) {
            case "al2023" -> AMAZON_LINUX_2023;
            case "amzn2" -> AMAZON_LINUX_2;
            default -> {
                if (!name.startsWith(TERMINAL)) {
                    throw new IllegalArgumentException("no such image: " + name);
                }
                yield new OsImage(
                        name,
                        AMAZON_LINUX_2.prettyName,
                        AMAZON_LINUX_2.id,
                        AMAZON_LINUX_2.version,
                        AMAZON_LINUX_2.kernelRelease,
                        AMAZON_LINUX_2.kernelVersion,
                        name.substring(TERMINAL.length()));
            }
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
        long mib = 1L << 20;
        FileSystem root = root().identified(uuid("root")).resized(size - 12 * mib);
        return new Disk(
                size,
                new Layout.Partitioned(
                        "gpt",
                        uuid("disk"),
                        List.of(
                                new Layout.Partition(
                                        1,
                                        12 * mib,
                                        size - 12 * mib,
                                        "Linux filesystem",
                                        uuid("part1"),
                                        new Layout.Formatted(root)),
                                new Layout.Partition(127, mib, mib, "BIOS boot", uuid("part127"), Layout.Raw.BLANK),
                                new Layout.Partition(
                                        128,
                                        2 * mib,
                                        10 * mib,
                                        "EFI System",
                                        uuid("part128"),
                                        new Layout.Formatted(
                                                FileSystem.format("vfat", "", "B0A7-0C19", 10 * mib, 0755, BUILT))))),
                Optional.empty());
    }

    // All instances of an image have the same UUIDs, as on AWS.
    private String uuid(String part) {
        return java.util
                .UUID
                .nameUUIDFromBytes((name + part).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private String prompt() {
        return name.startsWith(TERMINAL) ? "\\u@\\h:\\w\\$ " : "[\\u@\\h \\W]\\$ ";
    }

    private FileSystem build() {
        FileTree tree = new FileTree(FileSystem.format("xfs", "/", "", 0, 0555, BUILT), BUILT);
        for (String directory : new String[] {
            "/boot",
            "/dev",
            "/etc",
            "/home",
            "/media",
            "/mnt",
            "/opt",
            "/proc",
            "/run",
            "/srv",
            "/sys",
            "/usr/bin",
            "/usr/lib",
            "/usr/lib64",
            "/usr/local/bin",
            "/usr/sbin",
            "/usr/share",
            "/var/lib",
            "/var/log"
        }) {
            tree.directory(directory, 0755, 0);
        }
        tree.directory("/root", 0550, 0).directory("/tmp", 01777, 0).directory("/var/tmp", 01777, 0);
        tree.link("/bin", "usr/bin")
                .link("/sbin", "usr/sbin")
                .link("/lib", "usr/lib")
                .link("/lib64", "usr/lib64");
        for (Executables.Executable one : Executables.ofEveryImage()) {
            String first = one.paths().get(0);
            tree.file(first, one.permissions(), 0, one.content());
            for (String other : one.paths().subList(1, one.paths().size())) {
                tree.link(other, first);
            }
        }
        tree.file(
                "/etc/os-release",
                0644,
                0,
                "NAME=\"Amazon Linux\"\nVERSION=\"" + version + "\"\nID=\"" + id + "\"\nID_LIKE=\""
                        + (version.equals("2") ? "centos rhel fedora" : "fedora") + "\"\nVERSION_ID=\"" + version
                        + "\"\nPRETTY_NAME=\"" + prettyName
                        + "\"\nANSI_COLOR=\"0;33\"\nHOME_URL=\"https://aws.amazon.com/linux/\"\n");
        tree.file(
                "/etc/passwd",
                0644,
                0,
                "root:x:0:0:root:/root:/bin/bash\nbin:x:1:1:bin:/bin:/sbin/nologin\n"
                        + "daemon:x:2:2:daemon:/sbin:/sbin/nologin\nnobody:x:65534:65534:Kernel Overflow User:/:/sbin/nologin\n"
                        + "sshd:x:74:74:Privilege-separated SSH:/usr/share/empty.sshd:/sbin/nologin\n"
                        + "chrony:x:993:993:chrony system user:/var/lib/chrony:/sbin/nologin\n"
                        + user + ":x:" + USER_ID + ":" + USER_ID + ":EC2 Default User:" + home() + ":/bin/bash\n");
        tree.file(
                "/etc/group",
                0644,
                0,
                "root:x:0:\nbin:x:1:\ndaemon:x:2:\nadm:x:4:" + user + "\nwheel:x:10:" + user
                        + "\nsystemd-journal:x:190:" + user + "\nsshd:x:74:\nchrony:x:993:\nnobody:x:65534:\n" + user
                        + ":x:" + USER_ID + ":\n");
        tree.file("/etc/shells", 0644, 0, "/bin/sh\n/bin/bash\n/usr/bin/sh\n/usr/bin/bash\n");
        tree.file(
                "/etc/sudoers.d/90-cloud-init-users",
                0440,
                0,
                "# User rules for " + user + "\n" + user + " ALL=(ALL) NOPASSWD:ALL\n");
        tree.file("/etc/ssh/sshd_config", 0600, 0, "PasswordAuthentication no\nPermitRootLogin forced-commands-only\n");
        tree.file("/var/log/messages", 0600, 0, "").file("/var/log/secure", 0600, 0, "");
        tree.directory(home(), 0700, USER_ID);
        String home = home();
        tree.file("/etc/profile", 0644, 0, "# /etc/profile\n\n. /etc/bashrc\n");
        tree.file("/etc/bashrc", 0644, 0, "# /etc/bashrc\n\nPS1='" + prompt() + "'\n");
        for (Map.Entry<String, String> file : DOTFILES.entrySet()) {
            tree.file(home + "/" + file.getKey(), 0644, USER_ID, file.getValue());
            tree.file("/root/" + file.getKey(), 0644, 0, file.getValue());
        }
        tree.directory(home + "/.ssh", 0700, USER_ID).directory("/root/.ssh", 0700, 0);
        return tree.done();
    }
}
