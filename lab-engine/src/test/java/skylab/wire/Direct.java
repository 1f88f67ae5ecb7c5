package skylab.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.lab.Lab;
import skylab.lab.Services;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/** The SDK's real clients, whose requests go straight to a gateway instead of over a network. */
final class Direct implements SdkHttpClient {
    static final String SECRET = "a secret of forty characters, or so it is";

    private final Gateway gateway;

    /** A way to a lab that verifies signatures. */
    Direct(Lab lab) {
        this(() -> lab, true);
    }

    /** A way to a lab that lets everybody in. */
    static Direct unverified(Lab lab) {
        return unverified(() -> lab);
    }

    /** A way that lets everybody in, to the lab that there is for a call. */
    static Direct unverified(Supplier<Lab> labs) {
        return new Direct(labs, false);
    }

    private Direct(Supplier<Lab> labs, boolean verifying) {
        this.gateway = new Gateway(
                Services.ALL,
                new Backend() {
                    @Override
                    public Operations<?> operations(Emulated<?> service, Caller caller) {
                        return of(service, caller);
                    }

                    private <C extends SdkClient> Operations<C> of(Emulated<C> service, Caller caller) {
                        Lab lab = labs.get();
                        return new Operations<>(
                                service.contract(),
                                lab.client(
                                        service.contract(),
                                        caller.region().isEmpty() ? lab.region() : caller.region()));
                    }

                    @Override
                    public String secret(Caller caller) {
                        return SECRET;
                    }
                },
                verifying);
    }

    /** A client of the SDK. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, SECRET);
    }

    /** A client of the SDK that signs with another secret. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, String secret) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", secret)))
                .httpClient(this)
                .build();
    }

    /** Answers a request as it came. */
    HttpAnswer answer(HttpCall call) {
        return gateway.answer(call);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                byte[] body = new byte[0];
                if (request.contentStreamProvider().isPresent()) {
                    try (InputStream stream =
                            request.contentStreamProvider().get().newStream()) {
                        body = stream.readAllBytes();
                    }
                }
                HttpAnswer answer = gateway.answer(received(request.httpRequest(), body));
                SdkHttpFullResponse.Builder response =
                        SdkHttpFullResponse.builder().statusCode(answer.status());
                answer.headers().forEach(response::putHeader);
                return HttpExecuteResponse.builder()
                        .response(response.build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                        .build();
            }

            @Override
            public void abort() {
                // It is over before anybody could.
            }
        };
    }

    private static HttpCall received(SdkHttpRequest request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.forEachHeader(
                (name, values) -> headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .addAll(values));
        return new HttpCall(
                request.method().name(),
                request.encodedPath(),
                request.encodedQueryParameters().orElse(""),
                headers,
                body);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
