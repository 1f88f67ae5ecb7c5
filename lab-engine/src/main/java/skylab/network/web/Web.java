package skylab.network.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The web servers of the Internet outside of the lab, as data: pages, redirections, and services that tell a caller its own
 * address.
 */
public final class Web {
    /** The port of HTTP. */
    public static final int HTTP = 80;

    /** The port of HTTP over TLS; certificates of these hosts are always good. */
    public static final int HTTPS = 443;

    private static final Set<Integer> NAME_SERVER_PORTS = Set.of(53, 853);

    /**
     * Something to be had.
     *
     * @param host by which name; {@code *} for any other
     * @param path at which path; {@code *} for any other
     * @param status of HTTP
     * @param type of the content
     * @param text the content, or where else to look; {@code $caller} stands for the caller's address
     */
    private record Page(String host, String path, int status, String type, String text) {}

    private static final List<Page> PAGES = read();

    private Web() {}

    private static List<Page> read() {
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(Web.class.getResourceAsStream("web.tsv"), StandardCharsets.UTF_8))) {
            List<Page> pages = new ArrayList<>();
            rows.lines().filter(row -> !row.isBlank() && !row.startsWith("#")).forEach(row -> {
                String[] cells = row.split("\t");
                pages.add(new Page(
                        cells[0], cells[1], Integer.parseInt(cells[2]), cells[3], cells[4].replace("\\n", "\n")));
            });
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a host of the Internet answers at a port; others say nothing. */
    public static boolean listens(String address, int port) {
        boolean resolver = Set.of("8.8.8.8", "1.1.1.1").contains(address);
        return port == HTTPS || (resolver ? NAME_SERVER_PORTS.contains(port) : port == HTTP);
    }

    /** The names of hosts that pages are for. */
    public static Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        PAGES.forEach(page -> hosts.add(page.host()));
        hosts.remove("*");
        return hosts;
    }

    /**
     * A whole response.
     *
     * @param address of the server
     * @param port at which it was asked
     * @param caller the address of who asks
     * @param request the head of the request
     */
    public static String answer(String address, int port, String caller, Instant now, HttpHead request) {
        String[] words = request.startLine().split(" ");
        if (words.length < 2 || !words[1].startsWith("/")) {
            return respond(new Page("", "", 400, "text/plain", "400 Bad Request\n"), now, false);
        }
        boolean head = words[0].equals("HEAD");
        if (!head && !words[0].equals("GET")) {
            return respond(new Page("", "", 405, "text/plain", "405 Method Not Allowed\n"), now, false);
        }
        String host = request.header("host").orElse(address).replaceFirst(":[0-9]+$", "");
        String path = words[1].replaceFirst("[?#].*", "");
        Page page = find(host, path);
        return respond(
                new Page(
                        host,
                        path,
                        page.status(),
                        page.type(),
                        page.text()
                                .replace("$caller", caller)
                                .replace("$host", host)
                                .replace("$path", path)
                                .replace("$scheme", port == HTTPS ? "https" : "http")),
                now,
                head);
    }

    private static Page find(String host, String path) {
        return match(host, path)
                .or(() -> match(host, "*"))
                .or(() -> match("*", path))
                .or(() -> match("*", "*"))
                .orElseThrow();
    }

    private static Optional<Page> match(String host, String path) {
        return PAGES.stream()
                .filter(page -> page.host().equals(host) && page.path().equals(path))
                .findFirst();
    }

    private static String respond(Page page, Instant now, boolean headOnly) {
        boolean redirect = page.status() / 100 == 3;
        byte[] body = (redirect ? "" : page.text()).getBytes(StandardCharsets.UTF_8);
        HttpHead head = HttpHead.response(page.status(), now, "web");
        if (redirect) {
            head = head.with("Location", page.text());
        }
        return head.with("Content-Type", page.type())
                        .with("Content-Length", Integer.toString(body.length))
                        .text()
                + (headOnly ? "" : new String(body, StandardCharsets.ISO_8859_1));
    }
}
