package skylab.wire.signature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.wire.protocol.HttpCall;
import skylab.wire.protocol.Malformed;

/**
 * What a signed request says of its signer, in a header or in the query.
 *
 * @param accessKeyId whose key it was signed with
 * @param date of the credential's scope, {@code yyyyMMdd}
 * @param region of the scope
 * @param service of the scope
 * @param signedHeaders their lower-case names, in order
 * @param signature 64 hexadecimal digits
 * @param time when it was signed, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param token of temporary credentials, or null
 * @param inQuery whether it is in the query: a presigned request
 */
public record Authorization(
        String accessKeyId,
        String date,
        String region,
        String service,
        List<String> signedHeaders,
        String signature,
        String time,
        String token,
        boolean inQuery) {
    /** The algorithm. */
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final Pattern CREDENTIAL =
            Pattern.compile("(?<key>[^/]+)/(?<date>\\d{8})/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request");

    /**
     * The authorization of a request; empty if it is not signed.
     *
     * @throws Malformed {@code IncompleteSignature} if it cannot be read
     */
    public static Optional<Authorization> of(HttpCall call) {
        Optional<String> header = call.header("authorization");
        if (header.isPresent() && header.get().startsWith(ALGORITHM)) {
            Map<String, String> parts = parts(header.get().substring(ALGORITHM.length()));
            return Optional.of(read(
                    part(parts, "Credential"),
                    part(parts, "SignedHeaders"),
                    part(parts, "Signature"),
                    call.header("x-amz-date").orElse(""),
                    call.header("x-amz-security-token").orElse(null),
                    false));
        }
        Map<String, List<String>> query = call.queryParameters();
        if (!query.containsKey("X-Amz-Algorithm")) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        query.forEach((name, values) -> parts.put(name, values.get(0)));
        return Optional.of(read(
                part(parts, "X-Amz-Credential"),
                part(parts, "X-Amz-SignedHeaders"),
                part(parts, "X-Amz-Signature"),
                part(parts, "X-Amz-Date"),
                parts.get("X-Amz-Security-Token"),
                true));
    }

    /** The scope of the credential, as it is signed. */
    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }

    private static Authorization read(
            String credential, String headers, String signature, String time, String token, boolean inQuery) {
        Matcher scope = CREDENTIAL.matcher(credential);
        if (!scope.matches()) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/aws4_request, got '" + credential + "'");
        }
        return new Authorization(
                scope.group("key"),
                scope.group("date"),
                scope.group("region"),
                scope.group("service"),
                Arrays.asList(headers.toLowerCase(Locale.ROOT).split(";")),
                signature,
                time,
                token,
                inQuery);
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    private static String part(Map<String, String> parts, String name) {
        String part = parts.get(name);
        if (part == null || part.isEmpty()) {
            throw incomplete("Authorization header requires '" + name + "' parameter.");
        }
        return part;
    }

    private static Malformed incomplete(String message) {
        return new Malformed("IncompleteSignature", message, 400);
    }
}
