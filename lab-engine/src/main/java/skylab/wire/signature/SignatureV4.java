package skylab.wire.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import skylab.wire.protocol.HttpCall;

/** Computes the signature that a request must have. */
public final class SignatureV4 {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private SignatureV4() {}

    /** Whether a request was signed with a secret. When it was signed is not asked: the lab's time is not the client's. */
    public static boolean fits(HttpCall call, Authorization authorization, String secret) {
        byte[] expected = sign(call, authorization, secret).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, authorization.signature().getBytes(StandardCharsets.UTF_8));
    }

    static String sign(HttpCall call, Authorization authorization, String secret) {
        String toSign = String.join(
                "\n",
                Authorization.ALGORITHM,
                authorization.time(),
                authorization.scope(),
                hash(canonical(call, authorization).getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : authorization.scope().split("/")) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(mac(key, toSign));
    }

    private static String canonical(HttpCall call, Authorization authorization) {
        String headers = authorization.signedHeaders().stream()
                .map(name -> name + ":"
                        + call.headers().getOrDefault(name, List.of()).stream()
                                .map(value -> value.strip().replaceAll(" +", " "))
                                .collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
        String payload = call.header("x-amz-content-sha256").orElseGet(() -> hash(call.body()));
        return String.join(
                "\n",
                call.method(),
                path(call.path()),
                query(call, authorization.inQuery()),
                headers,
                String.join(";", authorization.signedHeaders()),
                payload);
    }

    // The path is encoded once more than it was sent, by all services but S3.
    private static String path(String path) {
        return path.isEmpty()
                ? "/"
                : Arrays.stream(path.split("/", -1)).map(SignatureV4::encode).collect(Collectors.joining("/"));
    }

    private static String query(HttpCall call, boolean presigned) {
        List<String> pairs = new ArrayList<>();
        call.queryParameters()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!presigned || !name.equals("X-Amz-Signature")) {
                        pairs.add(encode(name) + "=" + encode(value));
                    }
                }));
        return pairs.stream().sorted().collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf((char) one) >= 0) {
                encoded.append((char) one);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return encoded.toString();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
