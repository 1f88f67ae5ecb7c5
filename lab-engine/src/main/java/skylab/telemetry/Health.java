package skylab.telemetry;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * What the status checks of a machine have found over time.
 *
 * @param spans in order of time, each lasting until the next begins; before the first one all checks passed
 */
public record Health(PVector<Span> spans) implements StatusHistory {
    /** Healths by the machine's id; none of a machine that never failed. */
    public static final Kind<Health> HEALTHS = new Kind<>("health", "");

    /** Of a machine that never failed. */
    public static final Health SOUND = new Health(TreePVector.empty());

    /**
     * A finding.
     *
     * @param from its beginning
     * @param system whether the check of the host failed
     * @param instance whether the check of the instance failed
     * @param disks whether the check of the attached EBS volumes failed
     */
    public record Span(Instant from, boolean system, boolean instance, boolean disks) {
        /** Whether any check failed. */
        public boolean failed() {
            return system || instance || disks;
        }
    }

    /** The health of a machine. */
    public static Health of(World world, Scope scope, String machine) {
        return world.table(scope, HEALTHS).get(machine).orElse(SOUND);
    }

    /** The finding at a moment; empty if there never was one. */
    public Optional<Span> at(Instant moment) {
        int index = Spans.lastNotAfter(spans, Span::from, moment);
        return index < 0 ? Optional.empty() : Optional.of(spans.get(index));
    }

    /** Since when a machine that is sound now has been so again; empty if it never failed, or does now. */
    public Optional<Instant> recovered(Instant now) {
        return at(now).filter(span -> !span.failed()).map(Span::from);
    }

    /** From a moment on the checks find something else; what they would have found later is void. */
    public static void put(Transaction tx, Scope scope, String machine, Span next) {
        Health before = of(tx.world(), scope, machine);
        PVector<Span> kept = before.spans;
        while (!kept.isEmpty() && !kept.get(kept.size() - 1).from.isBefore(next.from)) {
            kept = kept.minus(kept.size() - 1);
        }
        tx.put(scope, HEALTHS, machine, new Health(kept.plus(next)));
    }

    @Override
    public boolean isSound(long firstMinute, long lastMinute) {
        for (int i = 0; i < spans.size(); i++) {
            boolean begun = spans.get(i).from.getEpochSecond() / 60 <= lastMinute;
            boolean over = i + 1 < spans.size() && spans.get(i + 1).from.getEpochSecond() / 60 < firstMinute;
            if (spans.get(i).failed() && begun && !over) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean failed(Check check, long minute) {
        return !spans.isEmpty()
                && at(Instant.ofEpochSecond(minute * 60 + 59))
                        .map(span -> switch (check) {
                            case SYSTEM -> span.system;
                            case INSTANCE -> span.instance;
                            case ATTACHED_EBS -> span.disks;
                        })
                        .orElse(false);
    }
}
