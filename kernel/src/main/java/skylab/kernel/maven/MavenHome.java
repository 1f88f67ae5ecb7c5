package skylab.kernel.maven;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where Maven keeps what a user has set.
 *
 * @param userSettings the user's {@code settings.xml}; need not exist
 * @param installationSettings the one of the installation; need not exist
 * @param repository the local repository when it is not the settings' or the usual one
 */
public record MavenHome(Path userSettings, Optional<Path> installationSettings, Optional<Path> repository) {
    /**
     * As Maven itself finds it: {@code ~/.m2/settings.xml}, {@code conf/settings.xml} below the environment's {@code
     * MAVEN_HOME} or {@code M2_HOME}, the property {@code maven.repo.local}.
     */
    public static MavenHome of(Map<String, String> environment, Properties properties) {
        String installation = environment.getOrDefault("MAVEN_HOME", environment.get("M2_HOME"));
        return new MavenHome(
                Path.of(properties.getProperty("user.home"), ".m2", "settings.xml"),
                Optional.ofNullable(installation).map(home -> Path.of(home, "conf", "settings.xml")),
                Optional.ofNullable(properties.getProperty("maven.repo.local")).map(Path::of));
    }

    /** The local repository unless the settings name another. */
    public Path usualRepository() {
        return repository.orElse(userSettings.resolveSibling("repository"));
    }
}
