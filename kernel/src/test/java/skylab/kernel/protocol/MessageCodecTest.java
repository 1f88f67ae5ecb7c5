package skylab.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
    private final MessageCodec codec = new MessageCodec(new Signature("hmac-sha256", "secret"));
    private final Header headers =
            new Header("s", Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC));

    private Message message() {
        return new Message(
                List.of(bytes("peer")),
                headers.next("execute_request"),
                Json.object(),
                Json.object().put("m", 1),
                Json.object().put("code", "한글 😀"),
                List.of(new byte[] {0, 1, 2}));
    }

    @Test
    void a_message_survives_the_way_there_and_back() throws Exception {
        Message before = message();
        Message after = codec.decode(codec.encode(before));
        assertEquals(before.header(), after.header());
        assertEquals(before.content(), after.content());
        assertEquals("execute_request", after.type());
        assertArrayEquals(bytes("peer"), after.identities().get(0));
        assertArrayEquals(new byte[] {0, 1, 2}, after.buffers().get(0));
    }

    @Test
    void the_signature_is_the_hmac_of_the_four_frames() {
        byte[] signature = new Signature("hmac-sha256", "secret")
                .sign(List.of(bytes("{\"a\":1}"), bytes("{}"), bytes("{}"), bytes("{\"b\":2}")));
        assertEquals(
                "9b14d94617bffb278285cea390d9dc17e01ec3188dba313f9548021906557a7b",
                new String(signature, StandardCharsets.US_ASCII));
    }

    @Test
    void without_a_key_nothing_is_signed() throws Exception {
        MessageCodec open = new MessageCodec(new Signature("hmac-sha256", ""));
        List<byte[]> frames = open.encode(message());
        assertEquals(0, frames.get(2).length);
        assertEquals("execute_request", open.decode(frames).type());
    }

    @Test
    void a_wrong_signature_is_refused() {
        List<byte[]> frames = new ArrayList<>(codec.encode(message()));
        frames.set(6, bytes("{\"code\":\"other\"}"));
        assertThrows(MalformedMessageException.class, () -> codec.decode(frames));
    }

    @Test
    void missing_frames_are_refused() {
        List<byte[]> frames = codec.encode(message());
        for (int size = 0; size < 7; size++) {
            List<byte[]> few = frames.subList(0, size);
            assertThrows(MalformedMessageException.class, () -> codec.decode(few), "frames: " + size);
        }
    }

    @Property
    void garbage_gives_nothing_but_a_refusal(@ForAll List<byte[]> garbage) {
        assertThrows(MalformedMessageException.class, () -> codec.decode(garbage));
    }

    @Property
    void garbage_behind_a_delimiter_gives_nothing_but_a_refusal(@ForAll List<byte[]> garbage) {
        MessageCodec open = new MessageCodec(new Signature("", ""));
        List<byte[]> frames = new ArrayList<>(List.of(bytes("<IDS|MSG>")));
        frames.addAll(garbage);
        assertThrows(MalformedMessageException.class, () -> open.decode(frames));
    }

    @Test
    void an_unknown_signature_scheme_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Signature("hmac-rot13", "k"));
    }

    @Test
    void dates_have_microseconds_and_a_zone() {
        assertEquals(
                "2026-01-02T03:04:05.678901Z", headers.next("x").path("date").asText());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Property
    void what_is_encoded_is_decoded_again(
            @ForAll Map<@StringLength(max = 20) String, @StringLength(max = 50) String> texts,
            @ForAll List<byte[]> buffers)
            throws Exception {
        ObjectNode content = Json.object();
        texts.forEach(content::put);
        Message sent = new Message(
                List.of(bytes("id")), headers.next("comm_msg"), content, content.deepCopy(), content, buffers);
        Message read = codec.decode(codec.encode(sent));
        assertEquals(sent.header(), read.header());
        assertEquals(content, read.content());
        assertEquals(content, read.parentHeader());
        assertEquals(content, read.metadata());
        assertArrayEquals(buffers.toArray(), read.buffers().toArray());
    }

    @Property
    void one_changed_bit_in_any_part_is_refused(
            @ForAll @IntRange(min = 3, max = 6) int frame, @ForAll @IntRange(min = 0, max = 10_000) int bit) {
        List<byte[]> frames = new ArrayList<>(codec.encode(message()));
        byte[] changed = frames.get(frame).clone();
        changed[bit / 8 % changed.length] ^= (byte) (1 << bit % 8);
        frames.set(frame, changed);
        assertThrows(MalformedMessageException.class, () -> codec.decode(frames));
    }

    @Test
    void half_of_a_surrogate_pair_does_not_stop_a_message() throws Exception {
        Message half = new Message(
                List.of(),
                headers.next("stream"),
                Json.object(),
                Json.object(),
                Json.object().put("text", "a\ud83d"),
                List.of());
        assertEquals(
                "a\ud83d",
                codec.decode(codec.encode(half)).content().path("text").asText());
    }
}
