package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.alarm.Alarm.ALARMS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Changes of alarms' states: noted in the history, acted upon, and passed on to composite alarms. */
final class Transition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Transition() {}

    /** An evaluation has led to another state. */
    static void metric(
            Transaction tx, Scope scope, Alarm alarm, MetricWatch watch, Evaluation evaluation, AlarmState state) {
        String reason = Reasons.text(watch, evaluation, state);
        String data = Reasons.data(watch, evaluation).toString();
        to(tx, scope, alarm, new Alarm.State(state, reason, data, tx.now()));
    }

    /** An alarm is in another state, whoever says so. Its actions are performed unless something holds them back. */
    static void to(Transaction tx, Scope scope, Alarm before, Alarm.State state) {
        Alarm after = before.with(state);
        tx.put(scope, ALARMS, after.name(), after);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        data.set("oldState", json(before.state()));
        data.set("newState", json(state));
        History.add(
                tx,
                scope,
                after,
                "StateUpdate",
                "Alarm updated from " + before.state().value() + " to " + state.value(),
                data);
        if (after.watch() instanceof RuleWatch) {
            Composites.changed(tx, scope, after, before.state().value());
        } else {
            Actions.perform(tx, scope, after, before.state().value());
        }
        Composites.passOn(tx, scope, after.name());
    }

    private static ObjectNode json(Alarm.State state) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("stateValue", state.value().name());
        json.put("stateReason", state.reason());
        if (state.reasonData() != null) {
            json.set("stateReasonData", parsed(state.reasonData()));
        }
        return json;
    }

    /** Text as JSON; text that is none, as a string. */
    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
