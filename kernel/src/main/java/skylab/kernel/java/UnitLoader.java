package skylab.kernel.java;

import java.util.HashMap;
import java.util.Map;
import skylab.kernel.java.unit.Unit;

/**
 * Loads the classes of one unit, woven. Units that nothing refers to any more are collected with their loader, so that a
 * session of ten thousand cells stays small. A name that a later unit declares anew keeps its old meaning in this one.
 */
final class UnitLoader extends ClassLoader {
    private final SessionLoader session;
    private final Map<String, byte[]> own = new HashMap<>();
    private final Map<String, ClassLoader> neighbours = new HashMap<>();

    UnitLoader(SessionLoader session, Unit unit, String fileName) {
        super(session);
        this.session = session;
        unit.classes().forEach((name, bytes) -> {
            Weaver.Woven woven = Weaver.weave(bytes, fileName, unit.lines()::shown);
            own.put(name, woven.classFile());
            for (String mentioned : woven.mentioned()) {
                ClassLoader owner = session.owner(mentioned);
                if (owner != null && !unit.classes().containsKey(mentioned)) {
                    neighbours.put(mentioned, owner);
                }
            }
        });
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = own.get(name);
            if (bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
            ClassLoader neighbour = neighbours.get(name);
            return neighbour == null ? session.loadClass(name) : neighbour.loadClass(name);
        }
    }
}
