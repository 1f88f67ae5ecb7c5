package skylab.kernel.java;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import skylab.kernel.java.compiler.ClassStore;

/** Finds the jars added in the session, and by name whatever cells have declared last. Safe for many threads. */
final class SessionLoader extends URLClassLoader {
    private static final String PREFIX = ClassStore.PACKAGE + ".";

    private final Map<String, ClassLoader> owners = new ConcurrentHashMap<>();

    SessionLoader(ClassLoader parent) {
        super("session", new URL[0], parent);
    }

    /** Adds a jar or directory. */
    void add(Path path) {
        try {
            addURL(path.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path.toString(), e);
        }
    }

    /** From now on these classes are those of this unit. */
    void own(Collection<String> classNames, ClassLoader unit) {
        classNames.forEach(name -> owners.put(name, unit));
    }

    /** The unit that has declared a class last, null when none has. */
    ClassLoader owner(String className) {
        return owners.get(className);
    }

    /** Forgets all units. */
    void clear() {
        owners.clear();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ClassLoader owner = name.startsWith(PREFIX) ? owners.get(name) : null;
        return owner == null ? super.findClass(name) : owner.loadClass(name);
    }
}
