package skylab.guest.command.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.network.web.HttpHead;

/**
 * A process of a web server that answers requests.
 *
 * @param site what is served
 * @param listeners descriptors by the port that they listen on
 * @param logs descriptors of log files by their paths
 * @param clients connections by descriptor
 */
record Worker(Site site, Map<Integer, Integer> listeners, Map<String, Integer> logs, Map<Integer, Client> clients)
        implements Program {
    private static final Duration UPSTREAM_PATIENCE = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter APACHE_TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss.SSSSSS yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NGINX_TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    Worker {
        listeners = Map.copyOf(listeners);
        logs = Map.copyOf(logs);
        clients = java.util.Collections.unmodifiableMap(new TreeMap<>(clients));
    }

    /**
     * A connection.
     *
     * @param address from where
     * @param port at which it came in
     * @param input what came and was not answered
     * @param upstream the connection to the server that answers instead; -1 for none
     * @param until when that one is given up
     * @param asked the request that it is asked
     */
    record Client(
            String address, int port, Bytes input, int upstream, Optional<Duration> until, Optional<HttpHead> asked) {
        static Client of(Accepted accepted, int port) {
            return new Client(accepted.address(), port, Bytes.EMPTY, -1, Optional.empty(), Optional.empty());
        }

        Client input(Bytes bytes) {
            return new Client(address, port, bytes, upstream, until, asked);
        }

        Client waitingFor(int fd, Duration end, HttpHead request) {
            return new Client(address, port, input, fd, Optional.of(end), Optional.of(request));
        }

        Client free() {
            return new Client(address, port, input, -1, Optional.empty(), Optional.empty());
        }
    }

    @Override
    public Step step(Syscalls sys) {
        Map<Integer, Client> now = new TreeMap<>(clients);
        for (Map.Entry<Integer, Integer> listener : new TreeMap<>(listeners).entrySet()) {
            for (Optional<Accepted> next = sys.accept(listener.getValue());
                    next.isPresent();
                    next = sys.accept(listener.getValue())) {
                now.put(next.get().fd(), Client.of(next.get(), listener.getKey()));
            }
        }
        for (int fd : List.copyOf(now.keySet())) {
            try {
                serve(sys, now, fd);
            } catch (Errno e) {
                drop(sys, now, fd);
            }
        }
        List<Condition> until = new ArrayList<>();
        listeners.values().forEach(fd -> until.add(new Condition.Readable(fd)));
        now.forEach((fd, client) -> {
            until.add(new Condition.Readable(client.upstream() >= 0 ? client.upstream() : fd));
            client.until().ifPresent(end -> until.add(new Condition.Elapsed(end)));
        });
        return new Step.Await(new Worker(site, listeners, logs, now), new Condition.AnyOf(until));
    }

    private static void drop(Syscalls sys, Map<Integer, Client> now, int fd) {
        Client gone = now.remove(fd);
        if (gone != null && gone.upstream() >= 0) {
            sys.close(gone.upstream());
        }
        sys.close(fd);
    }

    private void serve(Syscalls sys, Map<Integer, Client> now, int fd) {
        Client client = now.get(fd);
        if (client.asked().isPresent()) {
            hear(sys, now, fd, client);
            client = now.get(fd);
            if (client == null || client.asked().isPresent()) {
                return;
            }
        }
        Chunk chunk = sys.read(fd, 65_536);
        Bytes input = client.input().plus(chunk.bytes());
        Optional<HttpHead.Parsed> parsed = HttpHead.parse(new String(input.toArray(), StandardCharsets.ISO_8859_1));
        while (parsed.isPresent()) {
            HttpHead request = parsed.get().head();
            int body = request.header("content-length")
                    .filter(length -> length.matches("[0-9]{1,8}"))
                    .map(Integer::parseInt)
                    .orElse(0);
            int length = parsed.get().length() + body;
            if (input.size() < length) {
                break;
            }
            Bytes whole = input.slice(0, length);
            input = input.slice(length, input.size());
            now.put(fd, client.input(input));
            answer(sys, now, fd, request, whole);
            client = now.get(fd);
            if (client == null || client.asked().isPresent()) {
                return;
            }
            parsed = HttpHead.parse(new String(input.toArray(), StandardCharsets.ISO_8859_1));
        }
        if (chunk.end()) {
            drop(sys, now, fd);
        } else {
            now.put(fd, client.input(input));
        }
    }

    private void answer(Syscalls sys, Map<Integer, Client> now, int fd, HttpHead request, Bytes whole) {
        Client client = now.get(fd);
        Responder responder = new Responder(site, client.port(), request);
        Response response = responder.answer(sys);
        if (response.proxy().isPresent()) {
            Response failed = ask(sys, now, fd, request, whole, response.proxy().get(), responder);
            if (failed == null) {
                return;
            }
            response = failed;
        }
        respond(sys, now, fd, request, response, responder);
    }

    // Null when the other server has been asked.
    private Response ask(
            Syscalls sys,
            Map<Integer, Client> now,
            int fd,
            HttpHead request,
            Bytes whole,
            String url,
            Responder responder) {
        String[] parts = url.replaceFirst("^https?://", "").split("/", 2);
        String[] place = parts[0].split(":");
        int port = place.length > 1 && place[1].matches("[0-9]{1,5}") ? Integer.parseInt(place[1]) : 80;
        Optional<String> address = sys.resolve(place[0]);
        if (address.isEmpty()) {
            return responder.plainError(502).because("no host of that name: " + place[0]);
        }
        try {
            Connecting connecting = sys.connect(address.get(), port);
            Duration end = sys.monotonic().plus(UPSTREAM_PATIENCE);
            if (!connecting.silent()) {
                String[] words = request.startLine().split(" ");
                StringBuilder head = new StringBuilder(words[0] + " /" + (parts.length > 1 ? parts[1] : "")
                        + " HTTP/1.0\r\nHost: " + parts[0] + "\r\n");
                request.headers().stream()
                        .filter(one -> !List.of("host", "connection")
                                .contains(one.name().toLowerCase(Locale.ROOT)))
                        .forEach(one -> head.append(one.name())
                                .append(": ")
                                .append(one.value())
                                .append("\r\n"));
                head.append("Connection: close\r\n\r\n");
                sys.write(connecting.fd(), Bytes.of(head.toString()));
                int begin = HttpHead.parse(new String(whole.toArray(), StandardCharsets.ISO_8859_1))
                        .orElseThrow()
                        .length();
                sys.write(connecting.fd(), whole.slice(begin, whole.size()));
            }
            now.put(fd, now.get(fd).waitingFor(connecting.fd(), end, request));
            return null;
        } catch (Errno e) {
            return responder
                    .plainError(site.nginx() ? 502 : 503)
                    .because("connect() failed (111: " + e.text() + ") while connecting to upstream, upstream: \"" + url
                            + "\"");
        }
    }

    // The other server's answer is handed on when it is whole.
    private void hear(Syscalls sys, Map<Integer, Client> now, int fd, Client client) {
        HttpHead request = client.asked().orElseThrow();
        Responder responder = new Responder(site, client.port(), request);
        if (client.upstream() < 0) {
            if (sys.monotonic().compareTo(client.until().orElseThrow()) >= 0) {
                now.put(fd, client.free());
                respond(
                        sys,
                        now,
                        fd,
                        request,
                        responder.plainError(504).because("upstream timed out (110: Connection timed out)"),
                        responder);
            }
            return;
        }
        Bytes all = client.input();
        Chunk chunk = sys.read(client.upstream(), 1 << 20);
        Bytes heard = all.plus(chunk.bytes());
        if (!chunk.end()) {
            now.put(fd, client.input(heard));
            return;
        }
        sys.close(client.upstream());
        now.put(fd, client.free().input(Bytes.EMPTY));
        Optional<HttpHead.Parsed> parsed = HttpHead.parse(new String(heard.toArray(), StandardCharsets.ISO_8859_1));
        if (parsed.isEmpty() || parsed.get().head().status() == 0) {
            respond(
                    sys,
                    now,
                    fd,
                    request,
                    responder.plainError(502).because("upstream sent no valid HTTP/1.0 header"),
                    responder);
            return;
        }
        HttpHead head = parsed.get().head();
        List<HttpHead.Header> kept = head.headers().stream()
                .filter(one -> !List.of("date", "server", "connection", "content-length", "transfer-encoding")
                        .contains(one.name().toLowerCase(Locale.ROOT)))
                .toList();
        respond(
                sys,
                now,
                fd,
                request,
                Response.of(
                        head.status(), kept, Content.of(heard.slice(parsed.get().length(), heard.size()))),
                responder);
    }

    private void respond(
            Syscalls sys, Map<Integer, Client> now, int fd, HttpHead request, Response response, Responder responder) {
        Client client = now.get(fd);
        boolean keeps = request.startLine().endsWith("HTTP/1.1")
                && !request.header("connection").map("close"::equalsIgnoreCase).orElse(false)
                && response.status() != 400;
        HttpHead head = HttpHead.response(response.status(), sys.now(), site.software());
        for (HttpHead.Header one : response.headers()) {
            head = head.with(one.name(), one.value());
        }
        head = head.with("Content-Length", Long.toString(response.body().size()));
        if (!keeps || site.nginx()) {
            head = head.with("Connection", keeps ? "keep-alive" : "close");
        }
        sys.write(fd, Bytes.of(head.text()));
        if (!request.startLine().startsWith("HEAD ") && response.body().size() > 0) {
            sys.send(fd, response.body());
        }
        log(sys, client, request, response, responder);
        if (!keeps) {
            drop(sys, now, fd);
        }
    }

    private void log(Syscalls sys, Client client, HttpHead request, Response response, Responder responder) {
        Optional<Site.Host> host = responder.host();
        host.map(Site.Host::accessLog)
                .map(logs::get)
                .ifPresent(fd -> sys.write(
                        fd,
                        Bytes.of(client.address() + " - - [" + TIME.format(sys.now()) + "] \"" + request.startLine()
                                + "\" " + response.status() + " "
                                + (response.body().size() == 0 && !site.nginx()
                                        ? "-"
                                        : response.body().size()) + " \""
                                + request.header("referer").orElse("-") + "\" \""
                                + request.header("user-agent").orElse("-") + "\""
                                + (site.nginx()
                                        ? " \""
                                                + request.header("x-forwarded-for")
                                                        .orElse("-") + "\""
                                        : "")
                                + "\n")));
        if (!response.problem().isEmpty()) {
            host.map(Site.Host::errorLog)
                    .map(logs::get)
                    .ifPresent(fd -> sys.write(
                            fd,
                            Bytes.of(
                                    site.nginx()
                                            ? NGINX_TIME.format(sys.now()) + " [error] " + sys.pid() + "#" + sys.pid()
                                                    + ": *1 "
                                                    + response.problem() + ", client: " + client.address()
                                                    + ", request: \""
                                                    + request.startLine() + "\"\n"
                                            : "[" + APACHE_TIME.format(sys.now()) + "] [core:error] [pid " + sys.pid()
                                                    + "] [client " + client.address() + "] " + response.problem()
                                                    + "\n")));
        }
    }
}
