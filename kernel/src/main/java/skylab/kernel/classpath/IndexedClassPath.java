package skylab.kernel.classpath;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The class path of a file manager, of whose jars only those are opened that may have what is asked for. Opening means
 * to read the names of all classes, of which the AWS SDK has more than ten thousand.
 */
public final class IndexedClassPath {
    private final StandardJavaFileManager files;
    private final Map<Path, PackageIndex> indexes = new HashMap<>();
    private final Set<Location> known = new HashSet<>();

    /** A jar or directory as a location of its own. */
    private record Entry(Path path) implements Location {
        @Override
        public String getName() {
            return path.toString();
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }
    }

    /** The class path of this manager, as it is whenever it is asked. */
    public IndexedClassPath(StandardJavaFileManager files) {
        this.files = files;
    }

    /** What {@link StandardJavaFileManager#list} answers for {@link StandardLocation#CLASS_PATH}. */
    public Iterable<JavaFileObject> list(String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        Iterable<? extends Path> path = files.getLocationAsPaths(StandardLocation.CLASS_PATH);
        if (recurse || path == null) {
            return files.list(StandardLocation.CLASS_PATH, packageName, kinds, recurse);
        }
        List<JavaFileObject> found = new ArrayList<>();
        for (Path entry : path) {
            if (mayHave(entry, packageName)) {
                files.list(location(entry), packageName, kinds, false).forEach(found::add);
            }
        }
        return found;
    }

    private boolean mayHave(Path entry, String packageName) {
        Path directory = entry.toAbsolutePath().getParent();
        return directory == null
                || indexes.computeIfAbsent(directory, PackageIndex::in)
                        .mayHave(entry.getFileName().toString(), packageName);
    }

    private Location location(Path entry) throws IOException {
        Location location = new Entry(entry);
        if (known.add(location)) {
            files.setLocationFromPaths(location, List.of(entry));
        }
        return location;
    }
}
