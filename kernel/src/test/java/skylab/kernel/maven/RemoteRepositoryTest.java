package skylab.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.maven.UnresolvedLibraryException.Reason;

/** The way to repositories behind logins and proxies, as settings describe it. */
class RemoteRepositoryTest {
    private static final String LOGIN = "Basic " + Base64.getEncoder().encodeToString("student:secret".getBytes());

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Queue<URI> requests = new ConcurrentLinkedQueue<>();
    private FileRepository repository;
    private HttpServer server;
    private volatile boolean wantsLogin;
    private volatile boolean waits;

    @BeforeEach
    void serve() throws IOException {
        repository = new FileRepository(directory);
        repository.library("org.far:leaf:1.0", Map.of());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        go.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI());
        asked.countDown();
        await();
        Path file = directory.resolve("remote" + exchange.getRequestURI().getPath());
        if (wantsLogin && !LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"far\"");
            exchange.sendResponseHeaders(401, -1);
        } else if (Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(200, Files.size(file) == 0 ? -1 : Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private void await() throws IOException {
        try {
            if (waits) {
                go.await();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private String mirror(String url) {
        return "<mirrors><mirror><id>far</id><url>" + url + "</url><mirrorOf>*</mirrorOf></mirror></mirrors>";
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private List<Library> resolve(String settings) throws Exception {
        return ResolverLoader.resolver(repository.home(settings))
                .resolve(List.of("org.far:leaf:1.0"), List.of(), new Transfers(state -> {}));
    }

    @Test
    void a_login_of_the_settings_is_used_and_its_absence_told() throws Exception {
        wantsLogin = true;
        assertEquals(
                Reason.REFUSED,
                assertThrows(UnresolvedLibraryException.class, () -> resolve(mirror(address())))
                        .reason());
        String login = "<servers><server><id>far</id><username>student</username><password>secret</password></server>"
                + "</servers>";
        assertEquals(1, resolve(mirror(address()) + login).size());
    }

    @Test
    void an_active_proxy_of_the_settings_is_asked_unless_the_host_is_excepted() throws Exception {
        String proxy = "<proxies><proxy><active>%s</active><protocol>http</protocol><host>localhost</host><port>"
                + server.getAddress().getPort() + "</port><nonProxyHosts>%s</nonProxyHosts></proxy></proxies>";
        assertEquals(
                1,
                resolve(mirror("http://repo.invalid") + proxy.formatted("true", ""))
                        .size());
        assertTrue(requests.stream().allMatch(uri -> "repo.invalid".equals(uri.getHost())), requests::toString);
        for (String other : List.of(proxy.formatted("false", ""), proxy.formatted("true", "*.invalid"))) {
            repository = new FileRepository(directory.resolve(String.valueOf(other.hashCode())));
            assertEquals(
                    Reason.UNREACHABLE,
                    assertThrows(UnresolvedLibraryException.class, () -> resolve(mirror("http://repo.invalid") + other))
                            .reason());
        }
    }

    @Test
    void who_waits_for_a_slow_repository_can_be_interrupted() throws Exception {
        waits = true;
        MavenLibraries libraries = new MavenLibraries(new ClassPathEntries(), repository.home(mirror(address())));
        Transfers transfers = new Transfers(state -> {});
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread cell = new Thread(() -> {
            try {
                libraries.add(List.of("org.far:leaf:1.0"), transfers, null);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        cell.start();
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        cell.interrupt();
        cell.join(TimeUnit.SECONDS.toMillis(20));
        assertEquals(InterruptedException.class, thrown.get().getClass());
        assertTrue(transfers.isCancelled());
        go.countDown();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("maven")) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
            }
        }
    }
}
