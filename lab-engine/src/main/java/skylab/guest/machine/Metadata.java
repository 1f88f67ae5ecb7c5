package skylab.guest.machine;

import java.util.Map;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The instance metadata service, which a machine reaches at {@value #ADDRESS} without any network (EC2 guide, "IMDS"). */
@FunctionalInterface
public interface Metadata {
    /** Where it is, for every machine; TCP port 80. */
    String ADDRESS = "169.254.169.254";

    /** The service of machines that are nobody's instances: it knows nothing. */
    Metadata NONE = (tx, scope, machine, request) -> new Answer(404, "");

    /**
     * What is asked.
     *
     * @param method {@code GET} or {@code PUT}
     * @param path e.g. {@code /latest/user-data}
     * @param headers by name in lower case
     */
    record Request(String method, String path, Map<String, String> headers) {}

    /**
     * What is answered.
     *
     * @param status of HTTP: 200, 401 (no token where one is required), 404
     * @param body empty if there is none; user data may be any bytes, one character of ISO-8859-1 each
     */
    record Answer(int status, String body) {}

    /** Answers a machine; never fails. */
    Answer ask(Transaction tx, Scope scope, String machine, Request request);
}
