package skylab.kernel.maven.aether;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.RepositoryPolicy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.sonatype.plexus.components.cipher.PlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;
import skylab.kernel.maven.MavenHome;

/** What {@code settings.xml} says of repositories and of the way to them; its passwords decrypted. */
final class UserSettings {
    private static final String DEFAULT_LAYOUT = "default";
    private static final String CIPHER = "org.sonatype.plexus.components.cipher.DefaultPlexusCipher";
    private static final int DEFAULT_PROXY_PORT = 8080;

    private final Settings settings;
    private final SettingsDecryptionResult decrypted;
    private final Path repository;

    private UserSettings(Settings settings, SettingsDecryptionResult decrypted, Path repository) {
        this.settings = settings;
        this.decrypted = decrypted;
        this.repository = repository;
    }

    /** Reads them; files that are not there say nothing. */
    static UserSettings read(MavenHome home) throws SettingsBuildingException {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(home.userSettings().toFile());
        home.installationSettings()
                .filter(Files::exists)
                .ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
        request.setSystemProperties(SystemProperties.withEnvironment());
        Settings settings =
                new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings();
        String local = settings.getLocalRepository();
        boolean named = home.repository().isEmpty() && local != null && !local.isBlank();
        Path repository = named ? Path.of(local) : home.usualRepository();
        return new UserSettings(settings, decrypt(settings, home), repository);
    }

    private static SettingsDecryptionResult decrypt(Settings settings, MavenHome home) {
        try {
            // By name, because the class carries an annotation that is nowhere to be found, which compilers tell of.
            PlexusCipher cipher =
                    (PlexusCipher) Class.forName(CIPHER).getConstructor().newInstance();
            DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(
                    cipher,
                    Map.of(),
                    home.userSettings().resolveSibling("settings-security.xml").toString());
            return new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The directory of the local repository. */
    Path repository() {
        return repository;
    }

    /** Has a session go the way that the settings describe. */
    void apply(DefaultRepositorySystemSession session) {
        session.setOffline(settings.isOffline());
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        settings.getMirrors()
                .forEach(mirror -> mirrors.add(
                        mirror.getId(),
                        mirror.getUrl(),
                        mirror.getLayout(),
                        false,
                        mirror.isBlocked(),
                        mirror.getMirrorOf(),
                        mirror.getMirrorOfLayouts()));
        session.setMirrorSelector(mirrors);
        DefaultAuthenticationSelector logins = new DefaultAuthenticationSelector();
        decrypted.getServers().forEach(server -> logins.add(server.getId(), login(server)));
        session.setAuthenticationSelector(logins);
        DefaultProxySelector proxies = new DefaultProxySelector();
        decrypted.getProxies().stream()
                .filter(org.apache.maven.settings.Proxy::isActive)
                .forEach(proxy -> proxies.add(proxy(proxy), proxy.getNonProxyHosts()));
        session.setProxySelector(proxies);
    }

    private static Authentication login(Server server) {
        return new AuthenticationBuilder()
                .addUsername(server.getUsername())
                .addPassword(server.getPassword())
                .addPrivateKey(server.getPrivateKey(), server.getPassphrase())
                .build();
    }

    private static Proxy proxy(org.apache.maven.settings.Proxy proxy) {
        Authentication login = new AuthenticationBuilder()
                .addUsername(proxy.getUsername())
                .addPassword(proxy.getPassword())
                .build();
        int port = proxy.getPort() == 0 ? DEFAULT_PROXY_PORT : proxy.getPort();
        return new Proxy(proxy.getProtocol(), proxy.getHost(), port, login);
    }

    /** The repositories of the active profiles, as they are written; mirrors take their place later. */
    List<RemoteRepository> repositories() {
        List<RemoteRepository> found = new ArrayList<>();
        activeProfiles().forEach(profile -> profile.getRepositories().forEach(each -> found.add(remote(each))));
        return found;
    }

    /** Those named active, and those active by default when none is named. */
    private Stream<Profile> activeProfiles() {
        List<String> named = settings.getActiveProfiles();
        List<Profile> active = settings.getProfiles().stream()
                .filter(profile -> named.contains(profile.getId()))
                .toList();
        return active.isEmpty()
                ? settings.getProfiles().stream()
                        .filter(profile -> profile.getActivation() != null
                                && profile.getActivation().isActiveByDefault())
                : active.stream();
    }

    private static RemoteRepository remote(Repository repository) {
        return new RemoteRepository.Builder(repository.getId(), DEFAULT_LAYOUT, repository.getUrl())
                .setReleasePolicy(policy(repository.getReleases()))
                .setSnapshotPolicy(policy(repository.getSnapshots()))
                .build();
    }

    private static org.eclipse.aether.repository.RepositoryPolicy policy(RepositoryPolicy policy) {
        if (policy == null) {
            return new org.eclipse.aether.repository.RepositoryPolicy();
        }
        return new org.eclipse.aether.repository.RepositoryPolicy(
                policy.isEnabled(),
                policy.getUpdatePolicy() == null ? "daily" : policy.getUpdatePolicy(),
                policy.getChecksumPolicy() == null ? "warn" : policy.getChecksumPolicy());
    }
}
