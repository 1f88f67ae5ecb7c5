package skylab.guest.command.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.network.web.HttpHead.Header;

/**
 * A request to be made.
 *
 * @param url where
 * @param method such as {@code GET}
 * @param headers of the request, without {@code Host}
 * @param body what is sent, one character a byte
 * @param connectTimeout how long connecting may take
 * @param timeout how long all of it may take
 * @param insecure whether certificates are not looked at
 */
record HttpCall(
        Url url,
        String method,
        List<Header> headers,
        String body,
        Duration connectTimeout,
        Optional<Duration> timeout,
        boolean insecure) {
    HttpCall {
        headers = List.copyOf(headers);
    }

    HttpCall to(Url other, String otherMethod) {
        boolean same = otherMethod.equals(method);
        return new HttpCall(other, otherMethod, headers, same ? body : "", connectTimeout, timeout, insecure);
    }

    /** The request as it goes over the wire. */
    String text() {
        StringBuilder text = new StringBuilder(method + " " + url.target() + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(one -> one.name().equalsIgnoreCase("host"))) {
            text.append("Host: ").append(url.authority()).append("\r\n");
        }
        headers.forEach(
                one -> text.append(one.name()).append(": ").append(one.value()).append("\r\n"));
        if (!body.isEmpty() && headers.stream().noneMatch(one -> one.name().equalsIgnoreCase("content-length"))) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }
}
