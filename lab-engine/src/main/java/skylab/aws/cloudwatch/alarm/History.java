package skylab.aws.cloudwatch.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What happened to an alarm; it stays when the alarm is deleted.
 *
 * @param name the alarm
 * @param composite whether it is a composite alarm
 * @param items oldest first
 */
record History(String name, boolean composite, PVector<Item> items) {
    static final Kind<History> HISTORIES = new Kind<>("alarm-history", "");

    /** How long items are kept (CloudWatch API reference, "DescribeAlarmHistory"). */
    static final Duration KEPT = Duration.ofDays(30);

    /**
     * One thing that happened.
     *
     * @param at when
     * @param type {@code ConfigurationUpdate}, {@code StateUpdate} or {@code Action}
     * @param summary in a sentence
     * @param data as JSON
     */
    record Item(Instant at, String type, String summary, String data) {}

    /** Notes something. */
    static void add(Transaction tx, Scope scope, Alarm alarm, String type, String summary, JsonNode data) {
        History before = tx.find(scope, HISTORIES, alarm.name())
                .orElse(new History(alarm.name(), alarm.isComposite(), TreePVector.empty()));
        PVector<Item> items = before.items.plus(new Item(tx.now(), type, summary, data.toString()));
        while (items.get(0).at.isBefore(tx.now().minus(KEPT))) {
            items = items.minus(0);
        }
        tx.put(scope, HISTORIES, alarm.name(), new History(alarm.name(), alarm.isComposite(), items));
    }
}
