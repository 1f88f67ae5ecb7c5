package skylab.network.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import skylab.world.Kind;

/**
 * What a machine remembers of answers, each for as long as it may be taken for true: a name that leads elsewhere now
 * leads there for it when that time is over.
 *
 * @param remembered answers by what was asked
 */
public record NameCache(PMap<Question, Remembered> remembered) {
    /** The memories of machines, by the machine's id. */
    public static final Kind<NameCache> CACHES = new Kind<>("name-cache", "");

    /** No memory. */
    public static final NameCache EMPTY = new NameCache(HashTreePMap.empty());

    /**
     * An answer.
     *
     * @param answer as it was
     * @param since when it was given
     */
    public record Remembered(Answer answer, Instant since) {
        private boolean holds(Instant now) {
            return now.isBefore(since.plus(answer.timeToLive()));
        }
    }

    /** The answer that still holds, with the time that it still does; empty if there is none. */
    public Optional<Answer> get(Question question, Instant now) {
        return Optional.ofNullable(remembered.get(question))
                .filter(one -> one.holds(now))
                .map(one -> one.answer().aged(Duration.between(one.since(), now)));
    }

    /** This and an answer; those that hold no longer are forgotten. */
    public NameCache with(Question question, Answer answer, Instant now) {
        PMap<Question, Remembered> kept = remembered;
        for (var one : remembered.entrySet()) {
            if (!one.getValue().holds(now)) {
                kept = kept.minus(one.getKey());
            }
        }
        return new NameCache(kept.plus(question, new Remembered(answer, now)));
    }
}
