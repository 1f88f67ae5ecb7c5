package skylab.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A sandbox of Linux namespaces, made by {@code unshare} of util-linux and the script beside this class. */
final class Jail implements Sandbox {
    // A user that owns nothing; each run at a time has another, so that the number of processes counts for each alone.
    private static final int FIRST_UID = 61_000;
    private static final long SECONDS_TO_CARRY_OUT = 15;
    private static final List<String> SYSTEM = List.of(
            "/usr",
            "/bin",
            "/sbin",
            "/lib",
            "/lib32",
            "/lib64",
            "/etc/alternatives",
            "/etc/fonts",
            "/etc/ld.so.cache",
            "/etc/localtime");
    private static final List<String> ROOM = List.of("/proc", "/dev", "/etc", "/old");
    private static final List<String> DEVICES = List.of("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom");

    /** The two ways into a jail. */
    enum Kind {
        /** As root, who becomes a user that owns nothing. */
        ROOT,
        /** As an ordinary user in a user namespace. */
        USER
    }

    private final Kind kind;

    Jail(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Set<Protection> protections() {
        EnumSet<Protection> all = EnumSet.allOf(Protection.class);
        if (kind == Kind.USER) {
            all.remove(Protection.USER);
        }
        return all;
    }

    @Override
    public String shortcoming() {
        return kind == Kind.ROOT ? "" : "the grader does not run as root";
    }

    /** Whether a jail can be built on this machine: empty if so, otherwise why not. */
    String trial() throws IOException, InterruptedException {
        if (kind == Kind.ROOT && !"root".equals(System.getProperty("user.name"))) {
            return "the grader does not run as root";
        }
        Path scratch = Files.createTempDirectory("skylab-trial");
        try {
            Path input = Files.createDirectories(scratch.resolve("in"));
            Path output = Files.createDirectories(scratch.resolve("out"));
            Files.writeString(input.resolve("submission.ipynb"), "");
            Files.writeString(input.resolve("request.json"), "");
            int status = run(
                    input, output, new Program(List.of("true"), Map.of(), List.of(), Peer.NOBODY), Limits.DEFAULT, 0);
            if (status == 0) {
                return "";
            }
            String said = Files.readString(output.resolve("said.txt")).strip();
            return said.isEmpty()
                    ? "unshare ended with status " + status
                    : said.lines().findFirst().orElseThrow();
        } catch (IOException e) {
            return e.getMessage();
        } finally {
            Scratch.delete(scratch);
        }
    }

    @Override
    public int run(Path input, Path output, Program program, Limits limits, int slot)
            throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("skylab-root");
        try {
            furnish(root, input, visible(program.readable()));
            List<String> line = new ArrayList<>(List.of("unshare"));
            if (kind == Kind.USER) {
                line.addAll(List.of("--user", "--map-root-user"));
            }
            line.addAll(List.of("--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child"));
            line.addAll(List.of("sh", "-c", script(), "jail"));
            line.add(root.toString());
            line.add(input.toAbsolutePath().toString());
            line.add(output.toAbsolutePath().toString());
            line.add(kind == Kind.ROOT ? String.valueOf(FIRST_UID + slot) : "0");
            line.add(String.valueOf(limits.disk()));
            line.add(String.valueOf(limits.threads()));
            line.add(String.valueOf((long) limits.resident() << 20));
            line.add(String.valueOf(limits.total().toSeconds()));
            line.add(String.valueOf(KEPT_BYTES));
            line.addAll(program.command());
            // What the script itself says is the grader's concern, so it is kept apart from what the program says.
            Process child = Children.scrub(new ProcessBuilder(line), Path.of("/work"), program)
                    .redirectError(output.resolve("said.txt").toFile())
                    .start();
            Runnable stop = () -> child.children().forEach(ProcessHandle::destroy);
            return Children.await(
                    child, limits.total().toSeconds() + SECONDS_TO_CARRY_OUT, limits, program.peer(), stop);
        } finally {
            Scratch.delete(root);
        }
    }

    // Lists, for the script to make all of a kind at once: each of its commands is a process of its own.
    private static void furnish(Path root, Path input, List<Path> visible) throws IOException {
        List<String> directories = new ArrayList<>(ROOM);
        List<String> files = new ArrayList<>(DEVICES);
        List<String> links = new ArrayList<>();
        List<String> mounts = new ArrayList<>();
        DEVICES.forEach(device -> mounts.add(mount(root, device, "nosuid,noexec")));
        for (Path path : visible) {
            if (Files.isSymbolicLink(path) && path.getNameCount() == 1) {
                links.add(path.toString());
                continue;
            }
            if (Files.isDirectory(path)) {
                directories.add(path.toString());
            } else {
                directories.add(path.getParent().toString());
                files.add(path.toString());
            }
            mounts.add(mount(root, path.toString(), "ro,nosuid,nodev"));
        }
        Files.write(input.resolve("directories"), below(root, directories));
        Files.write(input.resolve("files"), below(root, files));
        Files.write(input.resolve("links"), links);
        Files.write(input.resolve("fstab"), mounts);
    }

    private static List<String> below(Path root, List<String> paths) {
        return paths.stream().map(root.toString()::concat).toList();
    }

    /** A line of fstab(5). */
    private static String mount(Path root, String path, String options) {
        return escaped(path) + " " + escaped(root + path) + " none bind," + options + " 0 0";
    }

    private static String escaped(String path) {
        return path.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
    }

    // A path below one that is shown already need not, and cannot, be mounted once more.
    private static List<Path> visible(List<Path> readable) throws IOException {
        List<Path> paths = new ArrayList<>();
        SYSTEM.stream().map(Path::of).filter(Files::exists).forEach(paths::add);
        if (Files.isDirectory(Path.of("/etc"))) {
            try (Stream<Path> etc = Files.list(Path.of("/etc"))) {
                // Debian keeps the configuration of its JDKs here.
                etc.filter(path -> path.getFileName().toString().startsWith("java-"))
                        .sorted()
                        .forEach(paths::add);
            }
        }
        Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), readable.stream())
                .map(Path::toAbsolutePath)
                .map(Path::normalize)
                .filter(Files::exists)
                .sorted()
                .filter(path -> paths.stream().noneMatch(path::startsWith))
                .forEachOrdered(paths::add);
        return paths;
    }

    private static String script() throws IOException {
        try (InputStream in = Jail.class.getResourceAsStream("jail.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
