package skylab.kernel.notebook;

import java.util.List;
import java.util.Map;

/** Opens conversations with objects in the front end: {@code comm_*} messages, Jupyter messaging, "Custom Messages". */
public interface CommHost {
    /**
     * Opens a conversation.
     *
     * @param target the name under which the front end takes it
     * @param data JSON as maps, lists, texts, numbers and booleans
     * @param metadata of the message that opens it
     * @param buffers raw bytes behind the data
     * @param listener gets what the front end says; runs as code of the session, which an interrupt stops
     */
    Comm open(String target, Map<String, ?> data, Map<String, ?> metadata, List<byte[]> buffers, Listener listener);

    /** The id of the request under which output shows now, such as that of the running cell. */
    String parentId();

    /** One conversation. */
    interface Comm {
        /** The id that both sides use. */
        String id();

        /** Says something to the front end. */
        void send(Map<String, ?> data, List<byte[]> buffers);

        /** Ends the conversation from this side. */
        void close();
    }

    /** Hears what the front end says. */
    @FunctionalInterface
    interface Listener {
        /** One message, as {@link Comm#send} would have sent it. */
        void received(Map<String, Object> data, List<byte[]> buffers);
    }
}
