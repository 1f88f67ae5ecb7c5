package skylab.kernel.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the headers of one session of the kernel. */
public final class Header {
    /** The version of the messaging protocol that is spoken. */
    public static final String PROTOCOL_VERSION = "5.4";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX", Locale.ROOT);

    private final String session;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();

    /** Headers of the session with this id, dated by this clock. */
    public Header(String session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** The id of the session. */
    public String session() {
        return session;
    }

    /** The time of now as headers write it, with microseconds and zone. */
    public String now() {
        return DATE.format(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** A header with a fresh id and the time of now, with microseconds and zone. */
    public ObjectNode next(String type) {
        return Json.object()
                .put("msg_id", session + "_" + sequence.incrementAndGet())
                .put("session", session)
                .put("username", "kernel")
                .put("date", now())
                .put("msg_type", type)
                .put("version", PROTOCOL_VERSION);
    }
}
