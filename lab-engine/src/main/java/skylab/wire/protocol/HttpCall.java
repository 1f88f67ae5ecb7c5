package skylab.wire.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param method e.g. {@code POST}
 * @param path as sent, percent-encoded, beginning with a slash
 * @param query what follows the question mark, as sent; empty if nothing does
 * @param headers by lower-case names
 * @param body the whole body
 */
public record HttpCall(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body as text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The parameters of the query, decoded, in order. */
    public Map<String, List<String>> queryParameters() {
        return parameters(query);
    }

    /**
     * The parameters of a form (WHATWG URL, application/x-www-form-urlencoded), decoded, in order.
     *
     * @throws IllegalArgumentException if a percent sign is followed by something else than two hexadecimal digits
     */
    static Map<String, List<String>> parameters(String form) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name), key -> new ArrayList<>())
                        .add(decode(value));
            }
        }
        return parameters;
    }

    /** Undoes percent-encoding. */
    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
