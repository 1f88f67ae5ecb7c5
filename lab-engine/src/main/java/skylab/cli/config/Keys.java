package skylab.cli.config;

/**
 * With what calls are signed.
 *
 * @param id of the access key
 * @param secret that belongs to it
 * @param token of temporary keys; otherwise empty
 * @param kind where it was found, as {@code aws configure list} says it
 * @param place more exactly, likewise
 */
public record Keys(String id, String secret, String token, String kind, String place) {}
