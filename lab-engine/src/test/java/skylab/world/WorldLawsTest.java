package skylab.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WorldLawsTest {
    private static final Scope SCOPE = new Scope("123456789012", "us-east-1");
    private static final Kind<String> NOTES = new Kind<>("note", "note-");
    private static final Kind<Long> TIMES = new Kind<>("time", "");

    sealed interface Deed {
        void on(Transaction tx);

        record Write(String key, String text) implements Deed {
            @Override
            public void on(Transaction tx) {
                tx.put(SCOPE, NOTES, key, text);
            }
        }

        record Erase(String key) implements Deed {
            @Override
            public void on(Transaction tx) {
                tx.remove(SCOPE, NOTES, key);
            }
        }

        record Invent() implements Deed {
            @Override
            public void on(Transaction tx) {
                String id = tx.newId(NOTES);
                tx.put(SCOPE, NOTES, id, "new");
            }
        }

        record Later(int seconds, String key) implements Deed {
            @Override
            public void on(Transaction tx) {
                tx.schedule(Duration.ofSeconds(seconds), new Ring(key));
            }
        }

        record Pass(int seconds) implements Deed {
            @Override
            public void on(Transaction tx) {
                tx.advance(Duration.ofSeconds(seconds));
            }
        }
    }

    record Ring(String key) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.put(SCOPE, TIMES, key, tx.now().getEpochSecond());
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "d");
        return Arbitraries.<Deed>oneOf(
                        Combinators.combine(keys, Arbitraries.strings().ofMaxLength(3))
                                .as(Deed.Write::new),
                        keys.map(Deed.Erase::new),
                        Arbitraries.just(new Deed.Invent()),
                        Combinators.combine(Arbitraries.integers().between(0, 50), keys)
                                .as(Deed.Later::new),
                        Arbitraries.integers().between(0, 40).map(Deed.Pass::new))
                .list()
                .ofMaxSize(30);
    }

    private static World start() {
        return World.empty(new Seed(11), Instant.parse("2026-03-02T00:00:00Z"));
    }

    private static Timeline after(World world, List<Deed> deeds) {
        Timeline timeline = new Timeline(world);
        deeds.forEach(deed -> timeline.write(tx -> {
            deed.on(tx);
            return null;
        }));
        return timeline;
    }

    @Property
    void theSameDeedsGiveAnEqualWorld(@ForAll("deeds") List<Deed> deeds) {
        assertEquals(after(start(), deeds).world(), after(start(), deeds).world());
    }

    @Property
    void aForkNeverChangesItsParent(@ForAll("deeds") List<Deed> before, @ForAll("deeds") List<Deed> inFork) {
        Timeline parent = after(start(), before);
        World kept = parent.world();
        String asText = kept.toString();
        after(kept, inFork);
        assertEquals(asText, parent.world().toString());
        assertEquals(after(start(), before).world(), kept);
    }

    @Property
    void aFailingChangeLeavesNothingBehind(@ForAll("deeds") List<Deed> before, @ForAll("deeds") List<Deed> failing) {
        Timeline timeline = after(start(), before);
        World kept = timeline.world();
        assertThrows(
                IllegalStateException.class,
                () -> timeline.write(tx -> {
                    failing.forEach(deed -> deed.on(tx));
                    throw new IllegalStateException("refused");
                }));
        assertEquals(kept, timeline.world());
    }

    @Property
    void timeMayPassInOneStepOrInMany(
            @ForAll("deeds") List<Deed> before,
            @ForAll List<@net.jqwik.api.constraints.IntRange(max = 30) Integer> steps) {
        int sum = steps.stream().mapToInt(Integer::intValue).sum();
        List<Deed> many = new ArrayList<>(before);
        many.add(new Deed.Pass(0));
        steps.forEach(step -> many.add(new Deed.Pass(step)));
        List<Deed> one = new ArrayList<>(before);
        one.add(new Deed.Pass(sum));
        assertEquals(after(start(), one).world(), after(start(), many).world());
    }

    @Property
    void whatIsDueHappensAtItsTime(@ForAll @net.jqwik.api.constraints.IntRange(max = 1000) int delay) {
        Timeline timeline = after(start(), List.of(new Deed.Later(delay, "bell"), new Deed.Pass(1000)));
        assertEquals(
                start().now().getEpochSecond() + delay,
                timeline.world().table(SCOPE, TIMES).get("bell").orElseThrow());
    }

    @Property
    void anotherSeedGivesOtherIds(@ForAll long seed) {
        Timeline one = new Timeline(World.empty(new Seed(seed), start().now()));
        Timeline other = new Timeline(World.empty(new Seed(seed + 1), start().now()));
        String first = one.write(tx -> tx.newId(NOTES));
        String second = other.write(tx -> tx.newId(NOTES));
        assertNotEquals(first, second);
    }
}
