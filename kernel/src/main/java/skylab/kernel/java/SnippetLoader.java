package skylab.kernel.java;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads the classes of cells, woven, and the jars added in the session. */
final class SnippetLoader implements LoaderDelegate {
    private final Loader loader = new Loader(SnippetLoader.class.getClassLoader());
    private final Map<String, Class<?>> loaded = new HashMap<>();

    private static final class Loader extends URLClassLoader {
        private final Map<String, byte[]> pending = new HashMap<>();

        Loader(ClassLoader parent) {
            super(new URL[0], parent);
        }

        @Override
        protected void addURL(URL url) {
            super.addURL(url);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = pending.remove(name);
            return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
        }
    }

    ClassLoader classLoader() {
        return loader;
    }

    @Override
    public synchronized void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] installed = new boolean[classes.length];
        for (ClassBytecodes each : classes) {
            loader.pending.put(each.name(), Weaver.weave(each.bytecodes()));
        }
        for (int i = 0; i < classes.length; i++) {
            try {
                loaded.put(classes[i].name(), loader.loadClass(classes[i].name()));
                installed[i] = true;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException(String.valueOf(e.getMessage()), installed);
            }
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        throw new UnsupportedOperationException("classes of cells are replaced, not redefined");
    }

    @Override
    public synchronized void addToClasspath(String classPath) throws EngineTerminationException, InternalException {
        for (String entry : classPath.split(java.io.File.pathSeparator)) {
            try {
                loader.addURL(Path.of(entry).toUri().toURL());
            } catch (java.net.MalformedURLException e) {
                throw new InternalException(e.toString());
            }
        }
    }

    @Override
    public synchronized Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = loaded.get(name);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        return found;
    }
}
