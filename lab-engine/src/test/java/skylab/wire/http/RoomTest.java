package skylab.wire.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void whatIsTakenTogetherIsBounded() {
        Room room = new Room(100);
        assertTrue(room.take(60));
        assertFalse(room.take(41));
        assertTrue(room.take(40));
        assertFalse(room.take(1));
        room.give(60);
        assertTrue(room.take(60));
    }
}
