package skylab.kernel.java.compiler;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The class files of what cells have declared and nothing has replaced, as the compiler sees them. Safe for many threads. */
public final class ClassStore {
    /** The package of everything that cells declare; JShell's own, so that it sees them as neighbours. */
    public static final String PACKAGE = "REPL";

    private final Map<String, ClassFile> classes = new ConcurrentHashMap<>();

    /** Adds class files by their binary names, or replaces them. */
    public void put(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> classes.put(name, new ClassFile(name, bytes)));
    }

    /** Forgets class files. */
    public void remove(Collection<String> names) {
        names.forEach(classes::remove);
    }

    /** Forgets all. */
    public void clear() {
        classes.clear();
    }

    /** All class files by binary name. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        classes.forEach((name, file) -> files.put(name, file.bytes()));
        return files;
    }

    /** All class files. */
    List<ClassFile> all() {
        return List.copyOf(classes.values());
    }
}
