package skylab.lab.serve;

import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import skylab.lab.Lab;
import skylab.lab.LabCredentials;
import skylab.lab.Services;
import skylab.wire.Gateway;
import skylab.wire.http.HttpEndpoint;

/**
 * Labs on a port, for AWS CLI, Terraform and every program that uses an SDK of AWS. To be closed when it is no longer
 * needed.
 */
public final class Endpoint implements AutoCloseable {
    private final HttpEndpoint http;
    private final Served served;
    private final Map<String, String> environment;

    private Endpoint(String host, int port, boolean verifying, Served served, LabCredentials credentials) {
        Desk desk = new Desk(served);
        this.served = served;
        this.http = HttpEndpoint.open(host, port, new Gateway(Services.ALL, desk, verifying), desk);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL", url().toString());
        variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        credentials.sessionToken().ifPresent(token -> variables.put("AWS_SESSION_TOKEN", token));
        variables.put("AWS_DEFAULT_REGION", served.region());
        this.environment = Collections.unmodifiableMap(variables);
    }

    /**
     * Serves a lab on a port of this computer.
     *
     * @param port 0 for one that is free
     * @throws java.io.UncheckedIOException if it is taken
     */
    public static Endpoint open(Lab lab, int port) {
        return new Endpoint("127.0.0.1", port, false, new OneLab(lab), lab.credentials());
    }

    /**
     * Serves labs.
     *
     * @param outside the clock that moves theirs
     * @throws java.io.UncheckedIOException if the port is taken, or there is no such interface
     */
    public static Endpoint open(ServeOptions options, InstantSource outside) {
        Labs labs = new Labs(options, outside);
        return new Endpoint(options.host(), options.port(), options.verifying(), labs, Labs.KEY);
    }

    /** Where it is. */
    public URI url() {
        return http.uri();
    }

    /** The variables that tell AWS's tools to call it, by name. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The labs that were called until now, by name. */
    public SortedMap<String, Lab> labs() {
        return served.open();
    }

    /** Serves no more; what was done is saved. */
    @Override
    public void close() {
        http.close();
        served.close();
    }

    /** The lines to type into a terminal before AWS's tools. */
    @Override
    public String toString() {
        return environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining("\n"));
    }
}
