package skylab.kernel.java;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;

/** Runs JShell's snippets in this JVM, woven, on the cell's thread. */
final class ShellControl extends DirectExecutionControl {
    private final Loaded loaded;
    private final CellThread thread;
    private Throwable thrown;

    ShellControl(SessionLoader session, CellThread thread) {
        this(new Loaded(session), thread);
    }

    private ShellControl(Loaded loaded, CellThread thread) {
        super(loaded);
        this.loaded = loaded;
        this.thread = thread;
    }

    /** Loads the classes of snippets. */
    private static final class Loaded extends ClassLoader implements LoaderDelegate {
        private final Map<String, byte[]> pending = new HashMap<>();
        private final Map<String, byte[]> compiled = new HashMap<>();
        private String fileName = "";

        Loaded(ClassLoader session) {
            super(session);
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = findLoadedClass(name);
            if (found != null) {
                return found;
            }
            byte[] code = pending.remove(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }

        @Override
        public void load(ClassBytecodes[] classes) throws ClassInstallException {
            for (ClassBytecodes each : classes) {
                compiled.put(each.name(), each.bytecodes());
                pending.put(
                        each.name(),
                        Weaver.weave(each.bytecodes(), fileName, IntUnaryOperator.identity())
                                .classFile());
            }
            for (ClassBytecodes each : classes) {
                try {
                    loadClass(each.name());
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new ClassInstallException(String.valueOf(e.getMessage()), new boolean[classes.length]);
                }
            }
        }

        @Override
        public void classesRedefined(ExecutionControl.ClassBytecodes[] classes) {
            throw new UnsupportedOperationException("classes of cells are replaced, not redefined");
        }

        @Override
        public void addToClasspath(String path) {
            // The session's loader, above this one, has it already.
        }
    }

    /** A snippet begins that stands in this cell. */
    void begin(String fileName) {
        thrown = null;
        loaded.compiled.clear();
        loaded.fileName = fileName;
    }

    /** What the last snippet threw; null when it ended well. */
    Throwable thrown() {
        return thrown;
    }

    /** The class files, as compiled, that were loaded since the last snippet began. */
    Map<String, byte[]> loaded() {
        return loaded.compiled;
    }

    /** Where they are loaded. */
    ClassLoader classLoader() {
        return loaded;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        try {
            thread.call(() -> snippet.invoke(null));
            return "";
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        } catch (Throwable e) {
            thrown = e;
            throw new InvocationTargetException(e);
        }
    }
}
