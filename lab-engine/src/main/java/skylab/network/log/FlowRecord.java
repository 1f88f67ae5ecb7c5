package skylab.network.log;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What passed an interface in one direction of a flow within a minute, or was kept from passing. There are records only
 * while there are flow logs, and until these have written them down.
 *
 * @param tap whose packets
 * @param accepted whether security groups and network ACLs let them pass
 * @param minute its beginning
 * @param first when the first packet came
 * @param last when the last one did
 * @param amount what there was
 */
public record FlowRecord(Tap tap, boolean accepted, Instant minute, Instant first, Instant last, Amount amount) {
    /** All records that are not written down yet. */
    public static final Kind<FlowRecord> FLOW_RECORDS = new Kind<>("flow-record", "");

    /** The last minute in which something was on its way in a region, by {@link #LAST}. */
    public static final Kind<Instant> FLOW_NEWS = new Kind<>("flow-news", "");

    /** The key of the one row of {@link #FLOW_NEWS}. */
    public static final String LAST = "last";

    /**
     * How much there was.
     *
     * @param packets 0 or more
     * @param bytes with headers
     * @param flags of TCP, one bit each as in RFC 9293: of all packets together
     */
    public record Amount(long packets, long bytes, int flags) {
        Amount plus(Amount other) {
            return new Amount(packets + other.packets, bytes + other.bytes, flags | other.flags);
        }
    }

    /** Whether anybody wants to know. */
    public static boolean isWanted(Transaction tx, Scope scope) {
        return tx.world().table(scope, FlowLog.FLOW_LOGS).size() > 0;
    }

    /** Something is on its way, of which there will be records. */
    public static void expect(Transaction tx, Scope scope) {
        Instant minute = tx.now().truncatedTo(ChronoUnit.MINUTES);
        if (tx.find(scope, FLOW_NEWS, LAST).filter(minute::equals).isEmpty()) {
            tx.put(scope, FLOW_NEWS, LAST, minute);
        }
    }

    /** Notes packets that came evenly from one moment to another. */
    public static void note(
            Transaction tx, Scope scope, Tap tap, boolean accepted, Instant from, Instant to, Amount amount) {
        if (amount.packets() == 0) {
            return;
        }
        expect(tx, scope);
        long span = Duration.between(from, to).toNanos();
        Amount left = amount;
        Instant begin = from;
        for (Instant next = after(from); next.isBefore(to); next = after(next)) {
            double share = Duration.between(begin, next).toNanos() / (double) span;
            long packets = Math.round(amount.packets() * share);
            Amount part = new Amount(packets, packets * amount.bytes() / amount.packets(), amount.flags());
            one(tx, scope, tap, accepted, begin, next.minusSeconds(1), part);
            left = new Amount(left.packets() - part.packets(), left.bytes() - part.bytes(), amount.flags());
            begin = next;
        }
        one(tx, scope, tap, accepted, begin, to, left);
    }

    private static Instant after(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    private static void one(
            Transaction tx, Scope scope, Tap tap, boolean accepted, Instant from, Instant to, Amount amount) {
        if (amount.packets() <= 0) {
            return;
        }
        Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
        FlowRecord more = new FlowRecord(tap, accepted, minute, from, to, amount);
        FlowRecord all =
                tx.find(scope, FLOW_RECORDS, more.key()).map(more::with).orElse(more);
        tx.put(scope, FLOW_RECORDS, more.key(), all);
    }

    /** The key of its row. */
    public String key() {
        return minute.getEpochSecond() + " " + tap + " " + accepted;
    }

    /** This and another record of the same packets' flow. */
    public FlowRecord with(FlowRecord other) {
        return new FlowRecord(
                tap,
                accepted,
                minute.isBefore(other.minute) ? minute : other.minute,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                amount.plus(other.amount));
    }
}
