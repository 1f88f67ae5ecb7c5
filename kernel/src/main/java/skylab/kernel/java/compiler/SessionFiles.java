package skylab.kernel.java.compiler;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import skylab.kernel.classpath.IndexedClassPath;

/**
 * The files of a compiler, and with them the classes of the session. Takes what is compiled instead of writing it. A
 * standard file manager, as JShell asks for one.
 */
public final class SessionFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private final ClassStore store;
    private final IndexedClassPath classPath;
    private final Map<String, ByteArrayOutputStream> compiled = new TreeMap<>();

    /** The files of another manager and the classes of a store. */
    public SessionFiles(StandardJavaFileManager files, ClassStore store) {
        super(files);
        this.store = store;
        classPath = new IndexedClassPath(files);
    }

    /** What was compiled since the last call, by binary name. */
    Map<String, byte[]> takeCompiled() {
        Map<String, byte[]> result = new TreeMap<>();
        compiled.forEach((name, bytes) -> result.put(name, withoutPreviewMark(bytes.toByteArray())));
        compiled.clear();
        return result;
    }

    /** The minor version, which marks preview features (JVMS 4.1): neither the JVM nor later cells need be told. */
    private static byte[] withoutPreviewMark(byte[] classFile) {
        classFile[4] = 0;
        classFile[5] = 0;
        return classFile;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        boolean ofSession = location == StandardLocation.CLASS_PATH
                && packageName.equals(ClassStore.PACKAGE)
                && kinds.contains(JavaFileObject.Kind.CLASS);
        if (ofSession) {
            return List.copyOf(store.all());
        }
        return location == StandardLocation.CLASS_PATH
                ? classPath.list(packageName, kinds, recurse)
                : super.list(location, packageName, kinds, recurse);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ClassFile ours ? ours.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///compiled.class"), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                compiled.put(className, bytes);
                return bytes;
            }
        };
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a instanceof ClassFile || b instanceof ClassFile ? a == b : super.isSameFile(a, b);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(Path... paths) {
        return fileManager.getJavaFileObjects(paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromPaths(Collection<? extends Path> paths) {
        return fileManager.getJavaFileObjectsFromPaths(paths);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public void setLocationForModule(Location location, String module, Collection<? extends Path> paths)
            throws IOException {
        fileManager.setLocationForModule(location, module, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    @Override
    public Path asPath(FileObject file) {
        return fileManager.asPath(file);
    }

    /** Adds jars and directories, separated as in a class path, to what can be compiled against. */
    void addToClassPath(String classPath) throws IOException {
        List<File> path = new ArrayList<>();
        Iterable<? extends File> known = getLocation(StandardLocation.CLASS_PATH);
        if (known != null) {
            known.forEach(path::add);
        }
        for (String entry : classPath.split(File.pathSeparator)) {
            path.add(new File(entry));
        }
        setLocation(StandardLocation.CLASS_PATH, path);
    }
}
