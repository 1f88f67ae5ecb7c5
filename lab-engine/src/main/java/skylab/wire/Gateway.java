package skylab.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;
import skylab.wire.protocol.Malformed;
import skylab.wire.protocol.OperationModel;
import skylab.wire.protocol.Protocol;
import skylab.wire.protocol.Refused;
import skylab.wire.protocol.ServiceModel;
import skylab.wire.protocol.ServiceModels;
import skylab.wire.signature.Authorization;
import skylab.wire.signature.SignatureV4;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Does the calls that come as HTTP requests. Safe for use by several threads. */
public final class Gateway {
    private final ServiceModels models;
    private final Backend backend;
    private final boolean verifying;
    private final AtomicLong malformed = new AtomicLong();

    /**
     * A gateway.
     *
     * @param services those that are served
     * @param backend the labs
     * @param verifying whether signatures are verified
     */
    public Gateway(List<Emulated<?>> services, Backend backend, boolean verifying) {
        this.models = new ServiceModels(services);
        this.backend = backend;
        this.verifying = verifying;
    }

    /** Answers a request; never throws because of what is in it. */
    public HttpAnswer answer(HttpCall sent) {
        ServiceModel service;
        Optional<Authorization> authorization;
        HttpCall call = sent;
        try {
            authorization = Authorization.of(sent);
            call = Compression.undo(sent);
            service = models.service(call, authorization.map(Authorization::service));
        } catch (Malformed e) {
            return models.refusal(call, e.refused(), requestId());
        } catch (IllegalArgumentException e) {
            return models.refusal(call, unreadable(e), requestId());
        }
        Protocol protocol = models.protocol(call, service);
        try {
            OperationModel operation = models.operation(call, service, protocol);
            ObjectNode parameters = protocol.parameters(call, operation);
            Caller caller = authorization
                    .map(signed -> new Caller(signed.accessKeyId(), signed.token(), signed.region()))
                    .orElse(new Caller("", null, ""));
            if (verifying) {
                verify(sent, authorization, caller);
            }
            Operations.Answer answer =
                    backend.operations(service.emulated(), caller).call(operation.name(), parameters);
            HttpAnswer http = protocol.answer(
                    call,
                    operation,
                    answer.response(),
                    ((AwsResponse) answer.response()).responseMetadata().requestId());
            return answer.body() == null ? http : new HttpAnswer(http.status(), http.headers(), answer.body());
        } catch (AwsServiceException e) {
            Refused refused = new Refused(
                    e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage(), e.statusCode());
            return protocol.refusal(call, service, refused, e.requestId());
        } catch (Malformed e) {
            return protocol.refusal(call, service, e.refused(), requestId());
        } catch (IllegalArgumentException e) {
            return protocol.refusal(call, service, unreadable(e), requestId());
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of Skylab's own: the client hears of it as it would of AWS's.
            return protocol.refusal(
                    call,
                    service,
                    new Refused("InternalFailure", "Skylab has failed at this call: " + e, 500),
                    requestId());
        }
    }

    /** A refusal of a request that got no further than to be received, in the protocol that it seems to be in. */
    public HttpAnswer refusal(HttpCall call, Refused refused) {
        return models.refusal(call, refused, requestId());
    }

    private void verify(HttpCall call, Optional<Authorization> authorization, Caller caller) {
        Authorization signed = authorization.orElseThrow(
                () -> new Malformed("MissingAuthenticationToken", "Request is missing Authentication Token", 403));
        if (!SignatureV4.fits(call, signed, backend.secret(caller))) {
            throw new Malformed(
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.",
                    403);
        }
    }

    private static Refused unreadable(IllegalArgumentException e) {
        return new Refused("MalformedQueryString", "The request cannot be read: " + e.getMessage(), 400);
    }

    /** The id of a request that reached no lab. */
    private String requestId() {
        return new UUID(0, malformed.incrementAndGet()).toString();
    }
}
