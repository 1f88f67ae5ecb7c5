package skylab.kernel.maven.aether;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import skylab.kernel.maven.Library;
import skylab.kernel.maven.LibraryResolver;
import skylab.kernel.maven.MavenHome;
import skylab.kernel.maven.RemoteSource;
import skylab.kernel.maven.TransferWatcher;
import skylab.kernel.maven.UnresolvedLibraryException;
import skylab.kernel.maven.UnresolvedLibraryException.Reason;

/** Maven's resolver as Maven itself uses it. */
public final class AetherResolver implements LibraryResolver {
    private static final RemoteRepository CENTRAL =
            new RemoteRepository.Builder("central", "default", "https://repo.maven.apache.org/maven2").build();

    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private final MavenHome home;

    /** A resolver for the user of this home; the settings are read anew at each call. */
    public AetherResolver(MavenHome home) {
        this.home = home;
    }

    @Override
    public List<Library> resolve(List<String> coordinates, List<RemoteSource> sources, TransferWatcher watcher)
            throws UnresolvedLibraryException {
        List<Dependency> wanted = new ArrayList<>();
        for (String each : coordinates) {
            wanted.add(new Dependency(artifact(each), JavaScopes.COMPILE));
        }
        UserSettings settings = settings();
        DefaultRepositorySystemSession session = session(settings, watcher);
        List<RemoteRepository> repositories =
                repositories(session, settings, sources.stream().map(source -> new RemoteRepository.Builder(
                                source.id(), "default", source.url())
                        .build()));
        return libraries(session, new CollectRequest(wanted, List.of(), repositories));
    }

    @Override
    public List<Library> resolvePom(Path pom, Set<String> scopes, TransferWatcher watcher)
            throws UnresolvedLibraryException {
        UserSettings settings = settings();
        DefaultRepositorySystemSession session = session(settings, watcher);
        session.setWorkspaceReader(new ProjectWorkspace(pom));
        // Of a library a damaged POM is passed over, as in Maven; of the project itself it must be told.
        session.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        List<RemoteRepository> own = repositories(session, settings, Stream.of());
        ArtifactDescriptorResult project;
        try {
            project = system.readArtifactDescriptor(
                    session, new ArtifactDescriptorRequest(ProjectWorkspace.PROJECT, own, null));
        } catch (RepositoryException e) {
            throw new Failures(system, session, own).ofPom(pom, e);
        }
        session.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(true, true));
        List<RemoteRepository> repositories = repositories(session, settings, project.getRepositories().stream());
        List<Dependency> wanted = project.getDependencies().stream()
                .filter(dependency -> scopes.contains(dependency.getScope()))
                .toList();
        return libraries(session, new CollectRequest(wanted, project.getManagedDependencies(), repositories));
    }

    private static Artifact artifact(String coordinates) throws UnresolvedLibraryException {
        boolean versioned = coordinates.indexOf(':') != coordinates.lastIndexOf(':');
        try {
            return new DefaultArtifact(versioned ? coordinates : coordinates + ":RELEASE");
        } catch (IllegalArgumentException e) {
            throw new UnresolvedLibraryException(
                    Reason.INVALID, coordinates, "", List.of(), List.of(), e.getMessage(), e);
        }
    }

    private UserSettings settings() throws UnresolvedLibraryException {
        try {
            return UserSettings.read(home);
        } catch (SettingsBuildingException e) {
            throw new UnresolvedLibraryException(
                    Reason.INVALID, home.userSettings().toString(), "", List.of(), List.of(), e.getMessage(), e);
        }
    }

    private DefaultRepositorySystemSession session(UserSettings settings, TransferWatcher watcher) {
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        session.setSystemProperties(SystemProperties.withEnvironment());
        settings.apply(session);
        session.setTransferListener(new Listener(watcher));
        LocalRepository local = new LocalRepository(settings.repository().toFile());
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, local));
        return session;
    }

    /** Those of the settings, these, and Maven Central; mirrors, proxies and logins applied. */
    private List<RemoteRepository> repositories(
            DefaultRepositorySystemSession session, UserSettings settings, Stream<RemoteRepository> more) {
        List<RemoteRepository> all = new ArrayList<>(settings.repositories());
        more.filter(each -> all.stream().noneMatch(known -> known.getId().equals(each.getId())))
                .forEach(all::add);
        if (all.stream().noneMatch(each -> each.getId().equals(CENTRAL.getId()))) {
            all.add(CENTRAL);
        }
        return system.newResolutionRepositories(session, all);
    }

    private List<Library> libraries(DefaultRepositorySystemSession session, CollectRequest wanted)
            throws UnresolvedLibraryException {
        if (wanted.getDependencies().isEmpty()) {
            return List.of();
        }
        try {
            return system
                    .resolveDependencies(session, new DependencyRequest(wanted, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .filter(artifact -> !artifact.getExtension().equals("pom"))
                    .map(AetherResolver::library)
                    .toList();
        } catch (RepositoryException e) {
            throw new Failures(system, session, wanted.getRepositories()).of(wanted, e);
        }
    }

    private static Library library(Artifact artifact) {
        String id = artifact.getGroupId() + ":" + artifact.getArtifactId();
        boolean plain = artifact.getExtension().equals("jar")
                && artifact.getClassifier().isEmpty();
        String kind = plain ? "" : ":" + artifact.getExtension();
        String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        return new Library(
                id + kind + classifier,
                artifact.getBaseVersion(),
                artifact.getFile().toPath());
    }
}
