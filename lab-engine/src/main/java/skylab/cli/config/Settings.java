package skylab.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import skylab.cli.CliError;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Syscalls;

/** What was set for the command line: by options, in the environment, in files, by the instance's role. */
public final class Settings {
    /** By which the environment tells that the computer itself is signed in. */
    public static final String SIGNED_IN = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    private static final Set<String> SECRETS =
            Set.of("aws_access_key_id", "aws_secret_access_key", "aws_session_token");
    private static final String REGION = "/latest/meta-data/placement/region";
    private static final String ROLE = "/latest/meta-data/iam/security-credentials/";

    private final Syscalls sys;
    private final String chosen;
    private final ConfigFile config;
    private final ConfigFile credentials;

    /**
     * The settings of a process.
     *
     * @param profile given as an option, or null
     */
    public Settings(Syscalls sys, String profile) {
        this.sys = sys;
        this.chosen = profile;
        this.config = ConfigFile.read(sys, configPath());
        this.credentials = ConfigFile.read(sys, credentialsPath());
    }

    /** A value and where it was found. */
    record Found(String value, String kind, String place) {}

    /** The profile in use. */
    public String profile() {
        return chosen != null
                ? chosen
                : env("AWS_PROFILE").or(() -> env("AWS_DEFAULT_PROFILE")).orElse("default");
    }

    /**
     * Checks that the profile is there if one was asked for.
     *
     * @throws CliError if it is not
     */
    public void requireProfile() {
        boolean asked = chosen != null
                || env("AWS_PROFILE").isPresent()
                || env("AWS_DEFAULT_PROFILE").isPresent();
        if (asked && !profile().equals("default") && !config.has(section()) && !credentials.has(profile())) {
            throw new CliError("The config profile (" + profile() + ") could not be found", CliError.GENERAL);
        }
    }

    /** The region, if one was set. */
    public Optional<String> region() {
        return foundRegion().map(Found::value);
    }

    /** The region that this computer is in, if it is an instance whose metadata may be read. */
    public Optional<String> regionOfInstance() {
        return metadata("GET", REGION, token());
    }

    Optional<Found> foundRegion() {
        return found("region", List.of("AWS_REGION", "AWS_DEFAULT_REGION"));
    }

    /** The profile that was asked for, if one was. */
    Optional<String> chosen() {
        return Optional.ofNullable(chosen);
    }

    /** The names of all profiles. */
    SortedSet<String> profiles() {
        SortedSet<String> names = new TreeSet<>(credentials.names());
        config.names().forEach(name -> names.add(name.replaceFirst("^profile ", "")));
        return names;
    }

    /** The output format, if one was set. */
    public Optional<String> output() {
        return found("output", List.of("AWS_DEFAULT_OUTPUT")).map(Found::value);
    }

    /** What a setting is, from the environment or the files. */
    Optional<Found> found(String name, List<String> variables) {
        for (String variable : variables) {
            Optional<String> value = env(variable);
            if (value.isPresent()) {
                return Optional.of(
                        new Found(value.get(), "env", variables.toString().replaceAll("[\\[\\]]", "'")));
            }
        }
        return get(name).map(value -> new Found(value, "config-file", "~/.aws/config"));
    }

    /** A setting of the files. */
    Optional<String> get(String name) {
        return SECRETS.contains(name)
                ? credentials.get(profile(), name).or(() -> config.get(section(), name))
                : config.get(section(), name);
    }

    /** Changes a setting in its file. */
    void set(String name, String value) {
        boolean secret = SECRETS.contains(name);
        ConfigFile file = secret ? credentials : config;
        file.set(secret ? profile() : section(), name, value);
        String path = secret ? credentialsPath() : configPath();
        try {
            sys.stat(home() + "/.aws");
        } catch (Errno none) {
            sys.makeDirectory(home() + "/.aws", 0755);
        }
        int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0600);
        sys.write(fd, Bytes.of(file.text()));
        sys.close(fd);
    }

    /** The credentials, wherever they are. */
    public Optional<Keys> keys() {
        if (chosen == null) {
            Optional<Keys> given = env("AWS_ACCESS_KEY_ID")
                    .map(id -> new Keys(
                            id,
                            env("AWS_SECRET_ACCESS_KEY").orElse(""),
                            env("AWS_SESSION_TOKEN").orElse(""),
                            "env",
                            ""));
            if (given.isPresent()) {
                return given;
            }
        }
        return credentials
                .get(profile(), "aws_access_key_id")
                .map(id -> new Keys(
                        id,
                        get("aws_secret_access_key").orElse(""),
                        get("aws_session_token").orElse(""),
                        "shared-credentials-file",
                        ""))
                .or(this::provided);
    }

    private Optional<Keys> provided() {
        if (env(SIGNED_IN).isPresent()) {
            return Optional.of(new Keys("", "", "", "container-role", ""));
        }
        Map<String, String> headers = token();
        return metadata("GET", ROLE, headers)
                .filter(role -> !role.isBlank())
                .flatMap(role -> metadata("GET", ROLE + role.strip(), headers).map(json -> keys(role.strip(), json)));
    }

    private Map<String, String> token() {
        String token = metadata("PUT", "/latest/api/token", Map.of("x-aws-ec2-metadata-token-ttl-seconds", "21600"))
                .orElse("");
        return Map.of("x-aws-ec2-metadata-token", token);
    }

    private static Keys keys(String role, String json) {
        try {
            JsonNode found = new ObjectMapper().readTree(json);
            return new Keys(
                    found.path("AccessKeyId").asText(),
                    found.path("SecretAccessKey").asText(),
                    found.path("Token").asText(),
                    "iam-role",
                    role);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> metadata(String method, String path, Map<String, String> headers) {
        var answer = sys.metadata(method, path, headers);
        return Optional.of(answer.body()).filter(body -> answer.status() == 200);
    }

    private String section() {
        return profile().equals("default") ? "default" : "profile " + profile();
    }

    private String home() {
        return sys.env().getOrDefault("HOME", "/root");
    }

    private String configPath() {
        return env("AWS_CONFIG_FILE").orElse(home() + "/.aws/config");
    }

    private String credentialsPath() {
        return env("AWS_SHARED_CREDENTIALS_FILE").orElse(home() + "/.aws/credentials");
    }

    private Optional<String> env(String name) {
        return Optional.ofNullable(sys.env().get(name)).filter(value -> !value.isEmpty());
    }
}
