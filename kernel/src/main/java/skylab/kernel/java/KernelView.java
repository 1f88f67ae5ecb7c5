package skylab.kernel.java;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What cells see of the kernel's class path: the JDK, the jars that they compile against, the kernel's own types. Its
 * other libraries are hidden, so that a session can add other versions of them.
 */
final class KernelView extends ClassLoader {
    private static final String OWN = "skylab.";

    private final Set<Path> visible;

    private KernelView(ClassLoader kernel, Set<Path> visible) {
        super("view", kernel);
        this.visible = visible;
    }

    /**
     * A view.
     *
     * @param kernel loads the kernel
     * @param classPath the jars that cells compile against, as in a class path; empty means all, then nothing is hidden
     */
    static ClassLoader of(ClassLoader kernel, String classPath) {
        if (classPath.isEmpty()) {
            return kernel;
        }
        Set<Path> visible = Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .collect(Collectors.toUnmodifiableSet());
        return new KernelView(kernel, visible);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> found = super.loadClass(name, resolve);
        CodeSource source =
                name.startsWith(OWN) ? null : found.getProtectionDomain().getCodeSource();
        if (source == null || isVisible(source.getLocation())) {
            return found;
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public URL getResource(String name) {
        try {
            Enumeration<URL> all = getResources(name);
            return all.hasMoreElements() ? all.nextElement() : null;
        } catch (IOException e) {
            // As the method of the superclass has it: what cannot be read is not there.
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = Collections.list(super.getResources(name));
        found.removeIf(url -> !isVisible(container(url, name)));
        return Collections.enumeration(found);
    }

    /** The jar or directory in which a resource is. */
    private static URL container(URL resource, String name) {
        String text = resource.toString();
        String outer = text.startsWith("jar:")
                ? text.substring("jar:".length(), text.lastIndexOf("!/"))
                : text.substring(0, text.length() - name.length());
        try {
            return URI.create(outer).toURL();
        } catch (IOException | IllegalArgumentException e) {
            // The JDK's own addresses of modules are none without the name; they are visible like all of the JDK.
            return resource;
        }
    }

    private boolean isVisible(URL location) {
        if (location == null || !location.getProtocol().equals("file")) {
            return true;
        }
        try {
            return visible.contains(Path.of(new URI(location.toString())).normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
