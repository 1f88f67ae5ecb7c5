package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.maven.ClassPathEntries;

/**
 * {@code %classpath} adds jars and directories of classes, {@code %jars} jars and all files of directories. The value is
 * what was added, or without arguments all that was added before.
 */
final class ClassPathMagic extends BuiltinMagic implements LineMagic {
    private final boolean filesOfDirectories;
    private final Workspace workspace;
    private final ClassPathEntries entries;

    ClassPathMagic(
            String name, String alias, boolean filesOfDirectories, Workspace workspace, ClassPathEntries entries) {
        super(name, alias);
        this.filesOfDirectories = filesOfDirectories;
        this.workspace = workspace;
        this.entries = entries;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws IOException, UsageException {
        if (arguments.isEmpty()) {
            return texts(entries.all());
        }
        List<Path> found = new ArrayList<>();
        for (String argument : Arguments.split(arguments)) {
            List<Path> paths = Glob.find(argument, workspace::resolve);
            List<Path> usable = new ArrayList<>();
            for (Path path : paths) {
                boolean open = filesOfDirectories && Files.isDirectory(path);
                usable.addAll(open ? Glob.find("*", path::resolve) : List.of(path));
            }
            usable.removeIf(path -> !isUsable(path));
            if (usable.isEmpty()) {
                String reason = paths.isEmpty() ? "magic.classpath.missing" : "magic.classpath.unusable";
                throw new UsageException(context.messages().text(reason, argument));
            }
            found.addAll(usable);
        }
        entries.add(found, context);
        return texts(found);
    }

    /** The compiler gives up for good when the class path has a file that is no archive. */
    private static boolean isUsable(Path path) {
        if (Files.isDirectory(path)) {
            return true;
        }
        try (ZipFile archive = new ZipFile(path.toFile())) {
            return archive.size() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }
}
