package skylab.kernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads Maven's resolver from the directory {@code maven} beside the kernel's jar, and the one package of ours that knows
 * it. Neither the kernel nor cells see what is in here.
 */
public final class ResolverLoader extends URLClassLoader {
    private static final String PACKAGE = "skylab.kernel.maven.aether.";
    private static final String RESOLVER = PACKAGE + "AetherResolver";

    private ResolverLoader(List<URL> jars, ClassLoader parent) {
        super("maven", jars.toArray(URL[]::new), parent);
    }

    /** A resolver in a loader of its own; takes some hundred milliseconds. */
    public static LibraryResolver resolver(MavenHome home) throws IOException, ReflectiveOperationException {
        ResolverLoader loader = new ResolverLoader(jars(), ResolverLoader.class.getClassLoader());
        return (LibraryResolver)
                loader.loadClass(RESOLVER).getConstructor(MavenHome.class).newInstance(home);
    }

    /** The resolver's jars; none where the kernel runs from classes, whose class path has them. */
    private static List<URL> jars() throws IOException {
        List<URL> jars = new ArrayList<>();
        try {
            URL kernel =
                    ResolverLoader.class.getProtectionDomain().getCodeSource().getLocation();
            Path directory = Path.of(kernel.toURI()).resolveSibling("maven");
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
                    for (Path file : files) {
                        jars.add(file.toUri().toURL());
                    }
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return jars;
    }

    /** What is in here comes first: the kernel may have other versions of the same libraries. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (name.startsWith(PACKAGE)) {
                return define(name);
            }
            // A look for the file, because an exception for each class of the JDK would take its time.
            boolean here = findResource(file(name)) != null;
            return here ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    /** Defines a class of ours here, where the resolver is to be seen; its bytes are the kernel's. */
    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream bytes = getParent().getResourceAsStream(file(name))) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = bytes.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }
}
