package skylab.wire;

/**
 * Who calls from outside, and where to.
 *
 * @param accessKeyId of the signature; empty if the request is not signed
 * @param token of temporary credentials, or null
 * @param region of the signature; empty if the request is not signed
 */
public record Caller(String accessKeyId, String token, String region) {}
