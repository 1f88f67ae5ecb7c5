package skylab.kernel.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Finds libraries with everything that they need: in the local repository first, then in Maven Central or what the user's
 * settings say. Blocks; stops soon when the watcher is cancelled.
 */
public interface LibraryResolver {
    /**
     * Finds libraries.
     *
     * @param coordinates each {@code groupId:artifactId[:extension[:classifier]]:version}; the version may be a range;
     *     without version the latest release
     * @param sources repositories to ask besides those of the settings
     * @return the libraries asked for, in order, and behind them what they need
     * @throws UnresolvedLibraryException when something is not found or cannot be fetched
     */
    List<Library> resolve(List<String> coordinates, List<RemoteSource> sources, TransferWatcher watcher)
            throws UnresolvedLibraryException;

    /**
     * Finds the dependencies of a project, with its parents, properties, managed versions and repositories.
     *
     * @param pom the project's file
     * @param scopes of the dependencies wanted, such as {@code compile}
     * @throws UnresolvedLibraryException also when the POM is none
     */
    List<Library> resolvePom(Path pom, Set<String> scopes, TransferWatcher watcher) throws UnresolvedLibraryException;
}
