package skylab.guest.machine;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.network.web.HttpHead;
import skylab.network.web.Web;

/** What answers a machine's connections that lead to no machine: the metadata service, and the Internet. */
final class Outside {
    private Outside() {}

    /** Answers what has been sent, if it is whole. */
    static Connection answer(Kernel kernel, Connection connection) {
        Content sent = connection.toServer();
        String text =
                new String(sent.read(0, (int) Math.min(sent.size(), 1 << 20)).toArray(), StandardCharsets.ISO_8859_1);
        Optional<HttpHead.Parsed> request = HttpHead.parse(text);
        if (request.isEmpty()) {
            return connection;
        }
        HttpHead head = request.get().head();
        long body = head.header("content-length")
                .filter(length -> length.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        if (sent.size() < request.get().length() + body) {
            return connection;
        }
        String answer = connection.dialled().equals(Metadata.ADDRESS)
                ? metadata(kernel, head)
                : Web.answer(connection.dialled(), connection.port(), connection.address(), kernel.tx.now(), head);
        Connection answered = connection
                .to(true, sent.slice(request.get().length() + body, sent.size()))
                .to(false, connection.toClient().append(Bytes.of(answer.getBytes(StandardCharsets.ISO_8859_1))));
        boolean stays = head.startLine().endsWith("HTTP/1.1")
                && !head.header("connection").map("close"::equalsIgnoreCase).orElse(false);
        return stays ? answered : answered.close(true);
    }

    private static String metadata(Kernel kernel, HttpHead request) {
        String[] words = request.startLine().split(" ");
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach(one -> headers.put(one.name().toLowerCase(java.util.Locale.ROOT), one.value()));
        Metadata.Answer answer = kernel.metadata.ask(
                kernel.tx, kernel.scope, kernel.id, new Metadata.Request(words[0], words[1], headers));
        return HttpHead.response(answer.status(), kernel.tx.now(), "EC2ws")
                        .with("Content-Type", "text/plain")
                        .with("Content-Length", Integer.toString(answer.body().length()))
                        .with("Connection", "close")
                        .text()
                + (words[0].equals("HEAD") ? "" : answer.body());
    }
}
