package skylab.kernel.maven.aether;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/** Lets a POM file pass for the POM of an artifact, so that Maven reads it with parents and managed versions. */
final class ProjectWorkspace implements WorkspaceReader {
    /** The artifact whose POM is the file; no project has its name. */
    static final Artifact PROJECT = new DefaultArtifact("skylab.notebook", "pom", "pom", "0");

    private final WorkspaceRepository repository = new WorkspaceRepository("notebook");
    private final File pom;

    ProjectWorkspace(Path pom) {
        this.pom = pom.toAbsolutePath().toFile();
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public File findArtifact(Artifact artifact) {
        boolean ours = artifact.getGroupId().equals(PROJECT.getGroupId())
                && artifact.getArtifactId().equals(PROJECT.getArtifactId());
        return ours ? pom : null;
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return List.of();
    }
}
