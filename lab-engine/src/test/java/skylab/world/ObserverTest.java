package skylab.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an observer is told of, and when. */
class ObserverTest {
    private static final Kind<String> WATCHED = new Kind<>("watched", "w-");
    private static final Kind<String> OTHER = new Kind<>("other", "o-");
    private static final Scope HERE = new Scope("123456789012", "us-east-1");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private record Change(Instant time, String id, Object before, Object after) {}

    private final List<Change> seen = new ArrayList<>();
    private final Timeline timeline = new Timeline(World.empty(new Seed(3), NOON), new Observer() {
        @Override
        public Set<String> kinds() {
            return Set.of(WATCHED.name());
        }

        @Override
        public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
            assertSame(after, tx.find(scope, WATCHED, id).orElse(null));
            seen.add(new Change(tx.now(), id, before, after));
            tx.put(scope, OTHER, id, "noted");
        }
    });

    @Test
    void isToldOfRowsThatAppearChangeAndGo() {
        timeline.write(tx -> {
            tx.put(HERE, WATCHED, "w-1", "a");
            tx.advance(Duration.ofHours(1));
            tx.update(HERE, WATCHED, "w-1", row -> row + "b");
            tx.remove(HERE, WATCHED, "w-1");
            return null;
        });
        Instant one = NOON.plusSeconds(3600);
        assertEquals(
                List.of(
                        new Change(NOON, "w-1", null, "a"),
                        new Change(one, "w-1", "a", "ab"),
                        new Change(one, "w-1", "ab", null)),
                seen);
        assertEquals(List.of("noted"), timeline.world().table(HERE, OTHER).values());
    }

    @Test
    void isNotToldOfOtherKindsNorOfWhatChangesNothing() {
        timeline.write(tx -> {
            tx.put(HERE, OTHER, "o-1", "a");
            tx.remove(HERE, WATCHED, "w-1");
            tx.put(HERE, WATCHED, "w-2", "a");
            tx.update(HERE, WATCHED, "w-2", row -> row);
            return null;
        });
        assertEquals(List.of(new Change(NOON, "w-2", null, "a")), seen);
    }

    @Test
    void seesTheMomentOfWhatIsDoneLate() {
        timeline.write(tx -> {
            tx.advance(Duration.ofDays(1));
            tx.since(NOON.plusSeconds(60), "w-1", then -> then.put(HERE, WATCHED, "w-1", "booted"));
            return null;
        });
        assertEquals(List.of(new Change(NOON.plusSeconds(60), "w-1", null, "booted")), seen);
    }

    @Test
    void whatItNotesOfAFailedChangeIsGoneWithIt() {
        assertThrows(
                IllegalStateException.class,
                () -> timeline.write(tx -> {
                    tx.put(HERE, WATCHED, "w-1", "a");
                    throw new IllegalStateException("refused");
                }));
        assertEquals(0, timeline.world().table(HERE, OTHER).size());
    }
}
