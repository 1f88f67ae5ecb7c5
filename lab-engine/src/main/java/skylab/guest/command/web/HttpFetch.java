package skylab.guest.command.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.network.web.HttpHead;
import skylab.network.web.Web;

/**
 * Makes a request and waits for the whole answer.
 *
 * @param call the request
 * @param then what is done with the result
 * @param begun when it began, in running time; null before
 * @param address of the server
 * @param fd of the connection; -1 before
 * @param connected when the connection stands
 * @param input what has come
 * @param ready when all that has come would have arrived over a real line; null before
 */
record HttpFetch(
        HttpCall call,
        Then then,
        Optional<Duration> begun,
        String address,
        int fd,
        Duration connected,
        boolean sent,
        Content input,
        Optional<Duration> ready)
        implements Program {
    // What an instance gets from another, or from a near host of the Internet.
    private static final double BYTES_PER_SECOND = 60e6;

    /** What is done with a result. */
    interface Then {
        /** The program that goes on. */
        Program with(HttpResult result);
    }

    static Program of(HttpCall call, Then then) {
        return new HttpFetch(
                call, then, Optional.empty(), "", -1, Duration.ZERO, false, Content.EMPTY, Optional.empty());
    }

    private Step finish(Syscalls sys, Optional<HttpResult.Problem> problem, Optional<HttpHead.Parsed> head) {
        if (fd >= 0) {
            sys.close(fd);
        }
        Duration start = begun.orElseThrow();
        String text = head.map(one -> text(one.length())).orElse("");
        Content body = head.map(one -> input.slice(one.length(), end(one))).orElse(Content.EMPTY);
        return new Step.Continue(then.with(new HttpResult(
                call,
                problem,
                head.map(HttpHead.Parsed::head),
                text,
                body,
                address,
                Duration.ofMillis(1),
                connected.isZero() ? Duration.ZERO : connected.minus(start),
                sys.monotonic().minus(start))));
    }

    private String text(int length) {
        return new String(input.read(0, length).toArray(), StandardCharsets.ISO_8859_1);
    }

    private long end(HttpHead.Parsed head) {
        return length(head)
                .map(body -> Math.min(input.size(), head.length() + body))
                .orElse(input.size());
    }

    private Optional<Long> length(HttpHead.Parsed head) {
        int status = head.head().status();
        if (call.method().equals("HEAD") || status == 204 || status == 304 || status / 100 == 1) {
            return Optional.of(0L);
        }
        return head.head()
                .header("content-length")
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    @Override
    public Step step(Syscalls sys) {
        if (begun.isEmpty()) {
            return connect(sys);
        }
        Duration now = sys.monotonic();
        if (call.timeout().isPresent()
                && now.minus(begun.get()).compareTo(call.timeout().get()) >= 0) {
            return finish(
                    sys,
                    Optional.of(fd < 0 ? HttpResult.Problem.CONNECT_TIMEOUT : HttpResult.Problem.TIMEOUT),
                    Optional.empty());
        }
        if (fd < 0) {
            return now.compareTo(connected) < 0 ? until(connected) : finishUnconnected(sys);
        }
        if (now.compareTo(connected) < 0) {
            return until(connected);
        }
        return sent ? receive(sys) : send(sys);
    }

    private Step finishUnconnected(Syscalls sys) {
        return new HttpFetch(call, then, begun, address, -1, Duration.ZERO, sent, input, ready)
                .finish(sys, Optional.of(HttpResult.Problem.CONNECT_TIMEOUT), Optional.empty());
    }

    private Step until(Duration time) {
        return awaiting(List.of(new Condition.Elapsed(time)));
    }

    private Step awaiting(List<Condition> conditions) {
        List<Condition> all = new ArrayList<>(conditions);
        call.timeout()
                .ifPresent(limit ->
                        all.add(new Condition.Elapsed(begun.orElseThrow().plus(limit))));
        return new Step.Await(this, new Condition.AnyOf(all));
    }

    private Step connect(Syscalls sys) {
        Duration now = sys.monotonic();
        HttpFetch beginning = new HttpFetch(call, then, Optional.of(now), "", -1, Duration.ZERO, false, input, ready);
        Optional<String> found = sys.resolve(call.url().host());
        if (found.isEmpty()) {
            return beginning.finish(sys, Optional.of(HttpResult.Problem.UNKNOWN_HOST), Optional.empty());
        }
        try {
            Connecting connecting = sys.connect(found.get(), call.url().port());
            Duration stands = connecting.silent() ? now.plus(call.connectTimeout()) : now.plus(connecting.roundTrip());
            return new Step.Continue(new HttpFetch(
                    call, then, Optional.of(now), found.get(), connecting.fd(), stands, false, input, ready));
        } catch (Errno e) {
            return new HttpFetch(call, then, Optional.of(now), found.get(), -1, Duration.ZERO, false, input, ready)
                    .finish(sys, Optional.of(HttpResult.Problem.REFUSED), Optional.empty());
        }
    }

    private Step send(Syscalls sys) {
        boolean tls = call.url().scheme().equals("https");
        // Machines of the lab have no certificates: whoever answers there does not speak TLS.
        if (tls && (call.url().port() != Web.HTTPS || !Web.listens(address, Web.HTTPS) || isMachine(sys))) {
            return finish(sys, Optional.of(HttpResult.Problem.NO_TLS), Optional.empty());
        }
        try {
            sys.write(fd, Bytes.of(call.text().getBytes(StandardCharsets.ISO_8859_1)));
        } catch (Errno e) {
            return finish(sys, Optional.of(HttpResult.Problem.RESET), Optional.empty());
        }
        return new Step.Continue(new HttpFetch(call, then, begun, address, fd, connected, true, input, ready));
    }

    private boolean isMachine(Syscalls sys) {
        return address.startsWith("127.")
                || sys.probe(address, call.url().port()) instanceof skylab.network.packet.Fate.Delivered;
    }

    private Step receive(Syscalls sys) {
        if (ready.isPresent()) {
            if (sys.monotonic().compareTo(ready.get()) < 0) {
                return until(ready.get());
            }
            return finish(sys, Optional.empty(), HttpHead.parse(headText()));
        }
        Chunk chunk;
        try {
            chunk = sys.read(fd, 1 << 20);
        } catch (Errno e) {
            return finish(sys, Optional.of(HttpResult.Problem.RESET), Optional.empty());
        }
        HttpFetch now = new HttpFetch(
                call, then, begun, address, fd, connected, true, input.append(chunk.bytes()), Optional.empty());
        return now.received(sys, chunk);
    }

    private String headText() {
        return text((int) Math.min(input.size(), 65_536));
    }

    private Step received(Syscalls sys, Chunk chunk) {
        Optional<HttpHead.Parsed> head = HttpHead.parse(headText());
        boolean whole = head.isPresent()
                && length(head.get())
                        .map(body -> input.size() >= head.get().length() + body)
                        .orElse(chunk.end());
        if (whole || (chunk.end() && head.isPresent())) {
            Duration roundTrip = connected.minus(begun.orElseThrow());
            Duration line = Duration.ofNanos((long) (input.size() / BYTES_PER_SECOND * 1e9));
            return new Step.Continue(new HttpFetch(
                    call,
                    then,
                    begun,
                    address,
                    fd,
                    connected,
                    true,
                    input,
                    Optional.of(sys.monotonic().plus(roundTrip).plus(line))));
        }
        if (chunk.end()) {
            return finish(sys, Optional.of(HttpResult.Problem.EMPTY), Optional.empty());
        }
        return chunk.bytes().isEmpty() ? awaiting(List.of(new Condition.Readable(fd))) : new Step.Continue(this);
    }
}
