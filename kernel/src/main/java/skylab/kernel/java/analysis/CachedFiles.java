package skylab.kernel.java.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The class files of the JDK and of a class path, with the lists of each package kept: they do not change. */
final class CachedFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<Listing, List<JavaFileObject>> listings = new HashMap<>();
    private final Map<String, List<Set<Location>>> modules = new HashMap<>();

    private record Listing(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

    /**
     * Over this manager.
     *
     * @param classPath empty means the class path of this JVM
     */
    CachedFiles(StandardJavaFileManager files, List<Path> classPath) throws IOException {
        super(files);
        if (!classPath.isEmpty()) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        }
        // Otherwise sources that lie on the class path would be compiled.
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Listing key = new Listing(location, packageName, Set.copyOf(kinds), recurse);
        List<JavaFileObject> found = listings.get(key);
        if (found == null) {
            found = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(found::add);
            listings.put(key, found);
        }
        return found;
    }

    @Override
    public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        List<Set<Location>> found = modules.get(location.getName());
        if (found == null) {
            found = new ArrayList<>();
            for (Set<Location> each : super.listLocationsForModules(location)) {
                found.add(new HashSet<>(each));
            }
            modules.put(location.getName(), found);
        }
        return found;
    }
}
