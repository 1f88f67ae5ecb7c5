package skylab.guest.command.web;

import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Content;
import skylab.network.web.HttpHead.Header;

/**
 * What a web server answers.
 *
 * @param status of HTTP
 * @param headers besides the usual ones
 * @param body what follows
 * @param proxy the URL of another server that is to be asked instead
 * @param problem what the error log says; empty if nothing
 */
record Response(int status, List<Header> headers, Content body, Optional<String> proxy, String problem) {
    Response {
        headers = List.copyOf(headers);
    }

    static Response of(int status, List<Header> headers, Content body) {
        return new Response(status, headers, body, Optional.empty(), "");
    }

    static Response passedTo(String url) {
        return new Response(0, List.of(), Content.EMPTY, Optional.of(url), "");
    }

    Response because(String why) {
        return new Response(status, headers, body, proxy, why);
    }
}
