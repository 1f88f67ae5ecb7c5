package skylab.aws.sns;

import java.util.Map;

/**
 * What is published.
 *
 * @param subject of mails; null for SNS's own
 * @param text what everybody gets, unless
 * @param byProtocol there is another text for who subscribes by a protocol
 */
public record Message(String subject, String text, Map<String, String> byProtocol) {
    /** Copies the map. */
    public Message {
        byProtocol = Map.copyOf(byProtocol);
    }

    String to(String protocol) {
        return byProtocol.getOrDefault(protocol, text);
    }
}
