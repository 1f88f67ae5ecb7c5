package skylab.kernel.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import skylab.kernel.extension.KernelContext;

/** The libraries of a session that come from Maven repositories. */
public final class MavenLibraries {
    private final ClassPathEntries entries;
    private final List<RemoteSource> sources = new ArrayList<>();
    private final Map<String, Library> added = new LinkedHashMap<>();
    private final MavenHome home;
    private LibraryResolver resolver;

    /** Libraries for this class path, found as the user's Maven would find them. */
    public MavenLibraries(ClassPathEntries entries) {
        this(entries, MavenHome.of(System.getenv(), System.getProperties()));
    }

    MavenLibraries(ClassPathEntries entries, MavenHome home) {
        this.entries = entries;
        this.home = home;
    }

    /**
     * What an addition did.
     *
     * @param fresh the libraries that came to the class path
     * @param other those that are there already in another version, which stays; each as it was asked for
     */
    public record Addition(List<Library> fresh, List<Library> other) {}

    /** Asks another repository too, from now on; one of the same name gives way. */
    public synchronized void addSource(RemoteSource source) {
        sources.removeIf(each -> each.id().equals(source.id()));
        sources.add(source);
    }

    /** The repositories that were added. */
    public synchronized List<RemoteSource> sources() {
        return List.copyOf(sources);
    }

    /** The version of a library that the session has; null when it has none. */
    public synchronized String version(String id) {
        Library library = added.get(id);
        return library == null ? null : library.version();
    }

    /** How begun coordinates may go on, as far as this computer has the libraries; asks no repository. */
    public List<String> complete(String begun) {
        return new LocalCoordinates(home.usualRepository()).complete(begun);
    }

    /** Adds libraries with all that they need; see {@link LibraryResolver#resolve}. */
    public Addition add(List<String> coordinates, Transfers transfers, KernelContext context) throws Exception {
        return add(() -> resolver().resolve(coordinates, sources(), transfers), transfers, context);
    }

    /** Adds the dependencies of a project; see {@link LibraryResolver#resolvePom}. */
    public Addition addPom(Path pom, Set<String> scopes, Transfers transfers, KernelContext context) throws Exception {
        return add(() -> resolver().resolvePom(pom, scopes, transfers), transfers, context);
    }

    private synchronized LibraryResolver resolver() throws Exception {
        if (resolver == null) {
            resolver = ResolverLoader.resolver(home);
        }
        return resolver;
    }

    private Addition add(Callable<List<Library>> search, Transfers transfers, KernelContext context) throws Exception {
        List<Library> found = search(search, transfers);
        List<Library> fresh = new ArrayList<>();
        List<Library> other = new ArrayList<>();
        synchronized (this) {
            for (Library library : found) {
                Library before = added.putIfAbsent(library.id(), library);
                if (before == null) {
                    fresh.add(library);
                } else if (!before.version().equals(library.version())) {
                    other.add(library);
                }
            }
        }
        entries.add(fresh.stream().map(Library::file).toList(), context);
        return new Addition(fresh, other);
    }

    /** Searches on a thread that an interrupt of the cell does not reach, since it would corrupt downloads. */
    private static List<Library> search(Callable<List<Library>> search, Transfers transfers) throws Exception {
        FutureTask<List<Library>> task = new FutureTask<>(search);
        Thread thread = new Thread(topGroup(), task, "maven");
        thread.setDaemon(true);
        thread.setContextClassLoader(ResolverLoader.class.getClassLoader());
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            transfers.cancel();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static ThreadGroup topGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
