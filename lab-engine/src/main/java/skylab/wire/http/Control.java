package skylab.wire.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** What can be asked of a server itself, not of AWS. May be used by several threads. */
public interface Control {
    /** What is served, and how it is. */
    JsonNode health();

    /** Lets all that is served begin anew. */
    void reset();

    /**
     * Lets virtual time pass.
     *
     * @param duration not negative
     * @return the latest virtual time afterwards
     */
    Instant advance(Duration duration);
}
