package skylab.kernel.maven.aether;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.http.client.HttpResponseException;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.util.graph.visitor.PathRecordingDependencyVisitor;
import skylab.kernel.maven.RemoteSource;
import skylab.kernel.maven.UnresolvedLibraryException;
import skylab.kernel.maven.UnresolvedLibraryException.Reason;

/** Finds in what the resolver throws which library is missing, and why. */
final class Failures {
    private static final int VERSIONS = 5;

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    Failures(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    /** What to tell when libraries were searched. */
    UnresolvedLibraryException of(CollectRequest wanted, RepositoryException failure) {
        List<Throwable> causes = causes(failure);
        Reason reason = reason(causes);
        Artifact missing = artifact(causes);
        String coordinates = missing == null ? "" : text(missing);
        boolean direct = missing == null
                || wanted.getDependencies().stream()
                        .map(Dependency::getArtifact)
                        .anyMatch(each -> sameLibrary(each, missing));
        List<String> versions = missing != null && reason == Reason.NOT_FOUND ? versions(missing) : List.of();
        return new UnresolvedLibraryException(
                reason,
                coordinates,
                direct ? "" : neededBy(missing, failure),
                sources(),
                versions,
                detail(causes),
                failure);
    }

    /** What to tell when a POM was read. */
    UnresolvedLibraryException ofPom(Path pom, RepositoryException failure) {
        List<Throwable> causes = causes(failure);
        Reason reason = reason(causes);
        Artifact missing = artifact(causes);
        boolean parent = missing != null && !sameLibrary(missing, ProjectWorkspace.PROJECT);
        return new UnresolvedLibraryException(
                parent ? reason : Reason.INVALID,
                parent ? text(missing) : pom.toString(),
                parent ? pom.toString() : "",
                sources(),
                List.of(),
                detail(causes),
                failure);
    }

    private List<RemoteSource> sources() {
        return repositories.stream()
                .map(each -> new RemoteSource(each.getId(), each.getUrl()))
                .toList();
    }

    /** All causes, also those of single artifacts, the outermost first. */
    private static List<Throwable> causes(Throwable failure) {
        Set<Throwable> found = new LinkedHashSet<>();
        List<Throwable> waiting = new ArrayList<>(List.of(failure));
        while (!waiting.isEmpty()) {
            Throwable each = waiting.remove(0);
            if (found.add(each)) {
                if (each instanceof ArtifactResolutionException resolution) {
                    resolution.getResults().stream()
                            .filter(ArtifactResult::isMissing)
                            .forEach(result -> waiting.addAll(result.getExceptions()));
                }
                if (each instanceof DependencyCollectionException collection) {
                    waiting.addAll(collection.getResult().getExceptions());
                }
                if (each.getCause() != null) {
                    waiting.add(each.getCause());
                }
            }
        }
        return List.copyOf(found);
    }

    private static Reason reason(List<Throwable> causes) {
        for (Throwable each : causes) {
            if (each instanceof HttpResponseException response && isLogin(response.getStatusCode())) {
                return Reason.REFUSED;
            }
            if (each instanceof RepositoryOfflineException) {
                return Reason.OFFLINE;
            }
            if (isNetwork(each)) {
                return Reason.UNREACHABLE;
            }
        }
        return Reason.NOT_FOUND;
    }

    private static boolean isLogin(int status) {
        return status == 401 || status == 403 || status == 407;
    }

    private static boolean isNetwork(Throwable error) {
        return error instanceof UnknownHostException
                || error instanceof ConnectException
                || error instanceof NoRouteToHostException
                || error instanceof SocketTimeoutException
                || error instanceof SocketException
                || error instanceof SSLException
                || error instanceof HttpResponseException response && response.getStatusCode() >= 500;
    }

    /** The library that is missing; null when the resolver does not tell. */
    private static Artifact artifact(List<Throwable> causes) {
        for (Throwable each : causes) {
            if (each instanceof ArtifactTransferException transfer) {
                return transfer.getArtifact();
            }
            if (each instanceof ArtifactResolutionException resolution) {
                for (ArtifactResult result : resolution.getResults()) {
                    if (result.isMissing()) {
                        return result.getRequest().getArtifact();
                    }
                }
            }
            if (each instanceof VersionRangeResolutionException range) {
                return range.getResult().getRequest().getArtifact();
            }
            if (each instanceof ArtifactDescriptorException descriptor && !isOfTransfer(causes)) {
                return descriptor.getResult().getRequest().getArtifact();
            }
        }
        return null;
    }

    private static boolean isOfTransfer(List<Throwable> causes) {
        return causes.stream().anyMatch(ArtifactTransferException.class::isInstance);
    }

    private static boolean sameLibrary(Artifact a, Artifact b) {
        return a.getGroupId().equals(b.getGroupId()) && a.getArtifactId().equals(b.getArtifactId());
    }

    /** The last versions that there are of a library. */
    private List<String> versions(Artifact artifact) {
        try {
            VersionRangeRequest all = new VersionRangeRequest(artifact.setVersion("[0,)"), repositories, null);
            List<String> found = system.resolveVersionRange(session, all).getVersions().stream()
                    .map(Object::toString)
                    .toList();
            return found.subList(Math.max(0, found.size() - VERSIONS), found.size());
        } catch (VersionRangeResolutionException e) {
            // It was asked only to help; without an answer there is no help.
            return List.of();
        }
    }

    /** The library asked for on the way to the missing one; empty when that is not known. */
    private static String neededBy(Artifact missing, RepositoryException failure) {
        DependencyNode root = failure instanceof DependencyResolutionException resolution
                ? resolution.getResult().getRoot()
                : failure instanceof DependencyCollectionException collection
                        ? collection.getResult().getRoot()
                        : null;
        if (root == null) {
            return "";
        }
        PathRecordingDependencyVisitor visitor = new PathRecordingDependencyVisitor(
                (node, parents) -> node.getArtifact() != null && sameLibrary(node.getArtifact(), missing));
        root.accept(visitor);
        return visitor.getPaths().stream()
                .flatMap(List::stream)
                .map(DependencyNode::getArtifact)
                .filter(artifact -> artifact != null && !sameLibrary(artifact, missing))
                .findFirst()
                .map(Failures::text)
                .orElse("");
    }

    private static String text(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
    }

    /** What the innermost cause says. */
    private static String detail(List<Throwable> causes) {
        Throwable last = causes.get(causes.size() - 1);
        String name = last.getClass().getSimpleName();
        return last.getMessage() == null
                ? name
                : name.startsWith("Repo") ? last.getMessage() : name + ": " + last.getMessage();
    }
}
