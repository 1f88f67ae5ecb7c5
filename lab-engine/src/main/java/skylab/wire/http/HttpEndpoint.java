package skylab.wire.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import skylab.wire.Gateway;

/**
 * A gateway on a port: HTTP/1.1, connections kept alive. A client that is slow holds a connection, never a thread, and is
 * hung up on when it has said nothing for a minute or sends less than a hundred bytes in a second.
 */
public final class HttpEndpoint implements AutoCloseable {
    private static final int MOST_THREADS = 64;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_WAITING = 1024;
    private static final int LEAST_BYTES_A_SECOND = 100;

    /** Presigned requests carry a session token and all their parameters in the first line. */
    private static final int MOST_BYTES_OF_HEADERS = 64 * 1024;

    private static final long IDLE = TimeUnit.MINUTES.toMillis(1);

    private final Server server;
    private final ServerConnector connector;
    private final String host;

    private HttpEndpoint(Server server, ServerConnector connector, String host) {
        this.server = server;
        this.connector = connector;
        this.host = host;
    }

    /**
     * Begins to serve.
     *
     * @param host the name or address of the interface to listen on, e.g. {@code 127.0.0.1}
     * @param port 0 for one that is free
     * @throws UncheckedIOException if the port is taken, or there is no such interface
     */
    public static HttpEndpoint open(String host, int port, Gateway gateway, Control control) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, (int) IDLE);
        threads.setName("skylab-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE);
        connector.setAcceptQueueSize(MOST_WAITING);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setHandler(new CallHandler(gateway, new ControlPaths(control)));
        server.setErrorHandler(new AwsErrors(gateway));
        try {
            server.start();
        } catch (IOException e) {
            stop(server);
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            stop(server);
            throw new IllegalStateException(e);
        }
        return new HttpEndpoint(server, connector, host);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MOST_BYTES_OF_HEADERS);
        configuration.setMinRequestDataRate(LEAST_BYTES_A_SECOND);
        // What was signed must be read as it was written.
        configuration.setHeaderCacheCaseSensitive(true);
        // Paths are not files here: an encoded slash, as in a resource's name, is a letter like any other.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    /** Where it is. */
    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /** Serves no more; calls that are being done are finished. */
    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
