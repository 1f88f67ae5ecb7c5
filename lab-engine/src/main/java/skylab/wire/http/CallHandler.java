package skylab.wire.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import skylab.wire.Gateway;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;
import skylab.wire.protocol.Refused;

/** Hands requests over when all of them has come: until then none of them holds a thread. */
final class CallHandler extends Handler.Abstract {
    private static final int MOST_BYTES = 100 * 1024 * 1024;

    private final Gateway gateway;
    private final ControlPaths control;
    private final Room room = Room.ofThisJvm();

    CallHandler(Gateway gateway, ControlPaths control) {
        this.gateway = gateway;
        this.control = control;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpCall head = received(request, new byte[0]);
        if (isOfAPage(head)) {
            refuse(head, "AccessDenied", "Requests of web pages are not answered", 403, response, callback);
        } else if (request.getLength() > MOST_BYTES) {
            tooLarge(head, response, callback);
        } else {
            Body.gather(request, MOST_BYTES, room, new Body.Receiver() {
                @Override
                public void received(byte[] body) {
                    answer(CallHandler.received(request, body), response, callback);
                }

                @Override
                public void tooLarge() {
                    CallHandler.this.tooLarge(head, response, callback);
                }

                @Override
                public void noRoom() {
                    response.getHeaders().put(HttpHeader.CONNECTION, "close");
                    refuse(
                            head,
                            "ServiceUnavailable",
                            "Too many large requests are on their way at once. Please try again.",
                            503,
                            response,
                            callback);
                }

                @Override
                public void failed(Throwable failure) {
                    callback.failed(failure);
                }
            });
        }
        return true;
    }

    private void answer(HttpCall call, Response response, Callback callback) {
        try {
            send(control.answer(call).orElseGet(() -> gateway.answer(call)), response, callback);
        } catch (RuntimeException | Error e) {
            callback.failed(e);
        }
    }

    private void tooLarge(HttpCall head, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        refuse(
                head,
                "RequestEntityTooLarge",
                "The request must not be larger than " + MOST_BYTES + " bytes",
                413,
                response,
                callback);
    }

    private void refuse(HttpCall head, String code, String message, int status, Response response, Callback callback) {
        send(gateway.refusal(head, new Refused(code, message, status)), response, callback);
    }

    private static void send(HttpAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        Sending.send(response, answer.payload(), callback);
    }

    // Any page that is open in a browser can send requests to this computer; what AWS's clients send says none of this.
    private static boolean isOfAPage(HttpCall call) {
        return call.header("origin").isPresent()
                || call.header("sec-fetch-site")
                        .filter(site -> !site.equals("none"))
                        .isPresent();
    }

    private static HttpCall received(Request request, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        String path = request.getHttpURI().getPath();
        String query = request.getHttpURI().getQuery();
        return new HttpCall(request.getMethod(), path == null ? "/" : path, query == null ? "" : query, headers, body);
    }
}
