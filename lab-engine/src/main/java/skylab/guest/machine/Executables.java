package skylab.guest.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Stat;

/** The commands there are, found on the class path, and how files are executed. */
final class Executables {
    private static final String PACKAGE = "skylab/guest/command/";
    // What a Linux executable begins with; after it, the path by which the command is known.
    private static final String MAGIC = Command.file("");

    private Executables() {}

    /** A command and how it is installed. */
    record Executable(Command command, List<String> paths, int permissions, String pack) {
        /** What the file holds. */
        Content content() {
            return Content.of(Command.file(paths.get(0)));
        }
    }

    /** What the executable of a service holds that does nothing a lab could see. */
    static Content daemon() {
        return Content.of(MAGIC + "/usr/lib/systemd/systemd-daemon");
    }

    private static final class All {
        static final SortedMap<String, Executable> BY_PATH = find();
    }

    /** All commands by the path of their file. */
    static SortedMap<String, Executable> all() {
        return All.BY_PATH;
    }

    /** The commands that every image has. */
    static List<Executable> ofEveryImage() {
        return all().values().stream().filter(one -> one.pack().isEmpty()).toList();
    }

    private static SortedMap<String, Executable> find() {
        SortedMap<String, Executable> found = new TreeMap<>();
        // What the cloud outside brings, such as its own tools.
        ServiceLoader.load(Command.class, Executables.class.getClassLoader()).forEach(command -> put(found, command));
        for (String name : classNames()) {
            try {
                Class<?> type = Class.forName(name, false, Executables.class.getClassLoader());
                if (type.isAnnotationPresent(Command.Installed.class)) {
                    var constructor = type.asSubclass(Command.class).getDeclaredConstructor();
                    constructor.setAccessible(true);
                    put(found, constructor.newInstance());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("not a command: " + name, e);
            }
        }
        return found;
    }

    private static void put(SortedMap<String, Executable> found, Command command) {
        Command.Installed installed = command.getClass().getAnnotation(Command.Installed.class);
        found.put(
                installed.value()[0],
                new Executable(command, List.of(installed.value()), installed.permissions(), installed.pack()));
    }

    private static List<String> classNames() {
        List<String> names = new ArrayList<>();
        try {
            for (URL url : java.util.Collections.list(
                    Executables.class.getClassLoader().getResources(PACKAGE))) {
                if (url.getProtocol().equals("jar")) {
                    ((JarURLConnection) url.openConnection())
                            .getJarFile().stream()
                                    .map(entry -> entry.getName())
                                    .filter(name -> name.startsWith(PACKAGE))
                                    .forEach(names::add);
                } else {
                    Path root = Path.of(new URI(url.toString()));
                    try (Stream<Path> files = Files.walk(root)) {
                        files.filter(Files::isRegularFile)
                                .forEach(file -> names.add(PACKAGE
                                        + root.relativize(file).toString().replace('\\', '/')));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return names.stream()
                .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.endsWith("-info.class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .sorted()
                .toList();
    }

    /** The program of an executable file: a command, or a script's interpreter. */
    static Program load(TaskSyscalls sys, String path, List<String> argv) {
        Stat stat = sys.stat(path);
        if (!stat.isRegular() || !sys.mayExecute(path)) {
            throw new Errno(Errno.Code.EACCES);
        }
        // The kernel executes files that their user may not read.
        Bytes head = sys.head(path);
        String text = head.text();
        if (text.startsWith(MAGIC)) {
            Executable found = all().get(text.substring(MAGIC.length()));
            if (found == null) {
                throw new Errno(Errno.Code.ENOEXEC);
            }
            return found.command().start(argv);
        }
        if (text.startsWith("#!")) {
            String[] words = text.substring(2)
                    .split("\n", 2)[0]
                    .replaceAll("^[ \t]+|[ \t]+$", "")
                    .split("[ \t]+", 2);
            List<String> full = new ArrayList<>(List.of(words));
            full.add(path);
            full.addAll(argv.subList(1, argv.size()));
            if (words[0].equals(path)) {
                throw new Errno(Errno.Code.ELOOP);
            }
            return load(sys, words[0], full);
        }
        throw new Errno(Errno.Code.ENOEXEC);
    }
}
