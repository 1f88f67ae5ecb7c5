package skylab.wire.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import skylab.wire.Gateway;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;
import skylab.wire.protocol.Refused;

/** What is wrong with a request already as HTTP is said as AWS's refusals are, so that its clients can read it. */
final class AwsErrors extends ErrorHandler {
    private static final HttpCall UNKNOWN = new HttpCall("GET", "/", "", Map.of(), new byte[0]);

    private final Gateway gateway;

    AwsErrors(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String target = request.getHeaders().get("x-amz-target");
        int status = Math.max(response.getStatus(), 400);
        HttpAnswer answer = refusal(
                target == null
                        ? UNKNOWN
                        : new HttpCall("POST", "/", "", Map.of("x-amz-target", List.of(target)), new byte[0]),
                status,
                request.getAttribute(ERROR_MESSAGE));
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private HttpAnswer refusal(HttpCall call, int status, Object reason) {
        String words = reason == null ? HttpStatus.getMessage(status) : reason.toString();
        return gateway.refusal(
                call,
                status >= 500
                        ? new Refused("InternalFailure", "Skylab has failed at this request: " + words, status)
                        : new Refused("MalformedHttpRequestException", words, status));
    }
}
