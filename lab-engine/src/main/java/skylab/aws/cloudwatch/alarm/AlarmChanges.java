package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.alarm.Alarm.ALARMS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Changes of alarms that metric alarms and composite alarms share. */
final class AlarmChanges {
    private static final int MOST_NAMES = 100;
    private static final int LONGEST_DATA = 4000;
    private static final String CONFIGURATION = "ConfigurationUpdate";

    private AlarmChanges() {}

    /** Makes an alarm, or makes another one of it. */
    static Alarm put(Call call, String name, Alarm.Settings settings, Watch watch, Map<String, String> tags) {
        Optional<Alarm> before = call.tx().find(call.scope(), ALARMS, name);
        if (before.isPresent() && before.get().isComposite() != watch instanceof RuleWatch) {
            throw Checked.invalid("The alarm " + name + " is a "
                    + (before.get().isComposite() ? "composite" : "metric")
                    + " alarm. An alarm cannot be changed into one of the other type.");
        }
        before.ifPresent(alarm -> Check.end(call.tx(), call.scope(), alarm));
        Alarm.State state = before.map(Alarm::state)
                .orElse(new Alarm.State(
                        AlarmState.INSUFFICIENT_DATA,
                        Reasons.UNCHECKED,
                        null,
                        call.tx().now()));
        Alarm alarm = new Alarm(
                name, Alarm.arn(call.scope(), name), settings, watch, call.tx().now(), state);
        call.tx().put(call.scope(), ALARMS, name, alarm);
        if (before.isEmpty()) {
            Tags.add(call.tx(), call.scope(), alarm.arn(), tags);
        }
        note(call, alarm, before.isEmpty() ? "Create" : "Update", before);
        Check.begin(call.tx(), call.scope(), alarm);
        return alarm;
    }

    private static void note(Call call, Alarm alarm, String type, Optional<Alarm> before) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("version", "1.0").put("type", type);
        String done =
                switch (type) {
                    case "Create" -> "created";
                    case "Update" -> "updated";
                    default -> "deleted";
                };
        data.set(done + "Alarm", AlarmShapes.json(alarm));
        before.ifPresent(old -> {
            if (type.equals("Update")) {
                data.set("currentAlarm", AlarmShapes.json(old));
            }
        });
        History.add(call.tx(), call.scope(), alarm, CONFIGURATION, "Alarm \"" + alarm.name() + "\" " + done, data);
    }

    /** DeleteAlarms: all of them, or none if one of them is not there. Their history stays. */
    static DeleteAlarmsResponse delete(Call call, DeleteAlarmsRequest request) {
        List<Alarm> alarms = named(call, request.alarmNames());
        if (alarms.stream().filter(Alarm::isComposite).count() > 1) {
            throw Checked.invalid("Only one composite alarm can be deleted at a time.");
        }
        for (Alarm alarm : alarms) {
            List<String> left = Composites.parents(call.tx(), call.scope(), alarm.name()).stream()
                    .map(Alarm::name)
                    .filter(parent -> !parent.equals(alarm.name())
                            && !request.alarmNames().contains(parent))
                    .toList();
            if (!left.isEmpty()) {
                throw Checked.invalid("The alarm " + alarm.name() + " cannot be deleted: composite alarms " + left
                        + " depend on it.");
            }
        }
        alarms.forEach(alarm -> {
            Check.end(call.tx(), call.scope(), alarm);
            call.tx().remove(call.scope(), ALARMS, alarm.name());
            Tags.forget(call.tx(), call.scope(), alarm.arn());
            note(call, alarm, "Delete", Optional.empty());
        });
        return DeleteAlarmsResponse.builder().build();
    }

    /** EnableAlarmActions. */
    static EnableAlarmActionsResponse enable(Call call, EnableAlarmActionsRequest request) {
        enabled(call, request.alarmNames(), true);
        return EnableAlarmActionsResponse.builder().build();
    }

    /** DisableAlarmActions: states still change, and nothing is done about it. */
    static DisableAlarmActionsResponse disable(Call call, DisableAlarmActionsRequest request) {
        enabled(call, request.alarmNames(), false);
        return DisableAlarmActionsResponse.builder().build();
    }

    private static void enabled(Call call, List<String> names, boolean enabled) {
        for (Alarm before : named(call, names)) {
            if (before.settings().actionsEnabled() != enabled) {
                Alarm alarm = before.with(
                        before.settings().enabled(enabled), call.tx().now());
                call.tx().put(call.scope(), ALARMS, alarm.name(), alarm);
                note(call, alarm, "Update", Optional.of(before));
            }
        }
    }

    /** SetAlarmState: holds until the alarm is evaluated next. */
    static SetAlarmStateResponse setState(Call call, SetAlarmStateRequest request) {
        String name = Checked.name(request.alarmName());
        AlarmState value = Checked.state(request.stateValueAsString());
        String reason = Checked.reason(request.stateReason());
        String data = request.stateReasonData();
        if (data != null) {
            Checked.length(data, "stateReasonData", 0, LONGEST_DATA);
            JsonNode json = Transition.parsed(data);
            if (!json.isObject()) {
                throw new AwsError("InvalidFormat", "StateReasonData is not valid JSON");
            }
        }
        Alarm alarm = call.tx().find(call.scope(), ALARMS, name).orElseThrow(() -> absent());
        if (alarm.state().value() != value) {
            Transition.to(
                    call.tx(),
                    call.scope(),
                    alarm,
                    new Alarm.State(value, reason, data, call.tx().now()));
        }
        if (alarm.watch() instanceof MetricWatch watch) {
            Check.soon(call.tx(), call.scope(), alarm, watch);
        }
        return SetAlarmStateResponse.builder().build();
    }

    private static List<Alarm> named(Call call, List<String> names) {
        if (names.isEmpty()) {
            throw Checked.constraint(null, "alarmNames", "not be null");
        }
        if (names.size() > MOST_NAMES) {
            throw Checked.constraint(names, "alarmNames", "have length less than or equal to " + MOST_NAMES);
        }
        List<Alarm> alarms = new ArrayList<>();
        for (String name : names.stream().distinct().toList()) {
            alarms.add(call.tx().find(call.scope(), ALARMS, name).orElseThrow(() -> absent()));
        }
        return alarms;
    }

    static AwsError absent() {
        return new AwsError("ResourceNotFound", "The named resource does not exist");
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> second, TreeMap::new));
    }
}
