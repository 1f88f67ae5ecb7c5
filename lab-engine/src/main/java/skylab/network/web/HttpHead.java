package skylab.network.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a request or response of HTTP/1.1 (RFC 9112): what stands before the body.
 *
 * @param startLine the first line
 * @param headers in order
 */
public record HttpHead(String startLine, List<Header> headers) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    // Reason phrases of RFC 9110.
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(204, "No Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(413, "Payload Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    /** Copies the list. */
    public HttpHead {
        headers = List.copyOf(headers);
    }

    /** A header. */
    public record Header(String name, String value) {}

    /**
     * A head found at the beginning of a text.
     *
     * @param length how much of the text it is, the empty line included
     */
    public record Parsed(HttpHead head, int length) {}

    /** The head at the beginning of a text, one character a byte; empty while it is not complete. */
    public static Optional<Parsed> parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        int plain = text.indexOf("\n\n");
        boolean crlf = end >= 0 && (plain < 0 || end < plain);
        int at = crlf ? end : plain;
        if (at < 0) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, at).split("\r?\n");
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.add(new Header(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip()));
            }
        }
        return Optional.of(new Parsed(new HttpHead(lines[0], headers), at + (crlf ? 4 : 2)));
    }

    /** The beginning of a response: status, date and server. */
    public static HttpHead response(int status, Instant now, String server) {
        return new HttpHead("HTTP/1.1 " + status + " " + reason(status), List.of())
                .with("Date", date(now))
                .with("Server", server);
    }

    /** The reason phrase of a status. */
    public static String reason(int status) {
        return REASONS.getOrDefault(status, "Unknown");
    }

    /** A time as headers have it. */
    public static String date(Instant time) {
        return DATE.format(time);
    }

    /** The value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The status of a response; 0 if this is none. */
    public int status() {
        String[] words = startLine.split(" ");
        return words.length > 1 && words[0].startsWith("HTTP/") && words[1].matches("[0-9]{3}")
                ? Integer.parseInt(words[1])
                : 0;
    }

    /** This with one more header. */
    public HttpHead with(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new HttpHead(startLine, all);
    }

    /** As it goes over the wire, the empty line included. */
    public String text() {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(
                one -> text.append(one.name()).append(": ").append(one.value()).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
