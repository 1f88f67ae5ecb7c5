package skylab.aws.bill;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.LogStream;
import skylab.billing.Books.Posted;
import skylab.billing.Entry;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * What a log group keeps of what it took in within an hour (CloudWatch pricing page, "Logs", "Store"): compressed, until it
 * expires, or is deleted with its stream or group.
 *
 * @param group the group's name
 * @param from the hour
 * @param to until when; null for ever
 * @param bytes before they are compressed
 */
record LogStorage(String group, Instant from, Instant to, long bytes) {
    private static final Kind<LogStorage> LOG_STORAGE = new Kind<>("billing-log-storage", "");

    /** To what share logs are compressed, as the examples of AWS's pricing page have it; it depends on the logs. */
    private static final BigDecimal COMPRESSED = new BigDecimal("0.15");

    static List<Posted> of(World world, Scope scope) {
        List<Posted> posted = new ArrayList<>();
        for (LogStorage kept : world.table(scope, LOG_STORAGE).values()) {
            posted.add(new Posted(
                    scope.region(),
                    Entry.of(
                                    kept.group,
                                    "TimedStorage-ByteHrs",
                                    Gib.of(kept.bytes).multiply(COMPRESSED))
                            .during(kept.from, kept.to)));
        }
        return posted;
    }

    /** Where anything is kept. */
    static Kind<?> kind() {
        return LOG_STORAGE;
    }

    /** A group has changed. */
    static void changed(Transaction tx, Scope scope, LogGroup before, LogGroup after, long taken) {
        if (after != null && taken > 0) {
            Instant hour = tx.now().truncatedTo(ChronoUnit.HOURS);
            add(tx, scope, new LogStorage(after.name(), hour, end(after, tx.now()), taken));
        }
        if (before == null) {
            return;
        }
        if (after == null) {
            kept(tx, scope, before.name()).forEach(one -> one.end(tx, scope, tx.now()));
            return;
        }
        if (!Objects.equals(before.settings().retention(), after.settings().retention())) {
            kept(tx, scope, after.name()).forEach(one -> one.end(tx, scope, end(after, one.from)));
        }
        for (LogStream stream : before.streams().values()) {
            if (!after.streams().containsKey(stream.name())) {
                deleted(tx, scope, before, stream);
            }
        }
    }

    private static Instant end(LogGroup group, Instant from) {
        Integer days = group.settings().retention();
        return days == null ? null : from.plus(Duration.ofDays(days));
    }

    /** What a group still keeps. */
    private static List<LogStorage> kept(Transaction tx, Scope scope, String group) {
        return tx.all(scope, LOG_STORAGE).stream()
                .filter(one -> one.group.equals(group) && (one.to == null || one.to.isAfter(tx.now())))
                .toList();
    }

    // What a stream has kept is no longer kept; what has expired was not before.
    private static void deleted(Transaction tx, Scope scope, LogGroup group, LogStream stream) {
        Map<Instant, Long> hours = new TreeMap<>();
        for (LogEvent event : stream.events().values()) {
            Instant hour = Instant.ofEpochMilli(event.ingested()).truncatedTo(ChronoUnit.HOURS);
            hours.merge(hour, event.bytes(), Long::sum);
        }
        for (LogStorage one : kept(tx, scope, group.name())) {
            long gone = Math.min(one.bytes, hours.getOrDefault(one.from, 0L));
            if (gone > 0) {
                tx.remove(scope, LOG_STORAGE, one.key());
                add(tx, scope, new LogStorage(one.group, one.from, tx.now(), gone));
                if (gone < one.bytes) {
                    add(tx, scope, new LogStorage(one.group, one.from, one.to, one.bytes - gone));
                }
            }
        }
    }

    // Not before now: what was kept until now was.
    private void end(Transaction tx, Scope scope, Instant asked) {
        Instant end = asked != null && asked.isBefore(tx.now()) ? tx.now() : asked;
        tx.remove(scope, LOG_STORAGE, key());
        add(tx, scope, new LogStorage(group, from, end, bytes));
    }

    private static void add(Transaction tx, Scope scope, LogStorage more) {
        long before =
                tx.find(scope, LOG_STORAGE, more.key()).map(LogStorage::bytes).orElse(0L);
        tx.put(scope, LOG_STORAGE, more.key(), new LogStorage(more.group, more.from, more.to, before + more.bytes));
    }

    private String key() {
        return group + " " + from + " " + to;
    }
}
