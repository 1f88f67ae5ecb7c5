package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.alarm.Alarm.ALARMS;

import java.util.List;
import java.util.stream.Stream;
import skylab.aws.Call;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;

/** PutCompositeAlarm (CloudWatch API reference). */
final class CompositeAlarms {
    private static final int MOST_ALARMS = 100;

    private CompositeAlarms() {}

    /** PutCompositeAlarm: its rule is evaluated at once. */
    static PutCompositeAlarmResponse put(Call call, PutCompositeAlarmRequest request) {
        String name = Checked.name(request.alarmName());
        Rule rule = RuleParser.parse(Checked.required(request.alarmRule(), "alarmRule"));
        Alarm.Settings settings = Checked.settings(
                call.scope(),
                request.alarmDescription(),
                request.actionsEnabled(),
                request.okActions(),
                request.alarmActions(),
                request.insufficientDataActions());
        for (AlarmState state : AlarmState.values()) {
            if (settings.actions(state).stream()
                    .anyMatch(arn -> Actions.Deed.of(arn).isPresent())) {
                throw Checked.invalid("Composite alarms cannot perform EC2 actions.");
            }
        }
        String suppressor = request.actionsSuppressor() == null ? null : RuleParser.nameIn(request.actionsSuppressor());
        checkSuppressor(request, suppressor);
        List<String> alarms = rule.alarms().distinct().toList();
        if (alarms.size() > MOST_ALARMS) {
            throw Checked.invalid("A composite alarm can have at most " + MOST_ALARMS + " underlying alarms.");
        }
        List<String> absent = Stream.concat(alarms.stream(), Stream.ofNullable(suppressor))
                .filter(one -> !one.equals(name)
                        && call.tx().find(call.scope(), ALARMS, one).isEmpty())
                .toList();
        if (!absent.isEmpty()) {
            throw Checked.invalid(
                    "Could not save the composite alarm as alarms " + absent + " in the alarm rule do not exist");
        }
        boolean isNew = call.tx().find(call.scope(), ALARMS, name).isEmpty();
        RuleWatch watch = new RuleWatch(
                request.alarmRule(),
                suppressor,
                request.actionsSuppressorWaitPeriod(),
                request.actionsSuppressorExtensionPeriod(),
                new RuleWatch.Suppression(null, null, AlarmState.INSUFFICIENT_DATA));
        Alarm alarm = AlarmChanges.put(call, name, settings, watch, AlarmChanges.tags(request.tags()));
        if (Composites.isCircular(call.tx(), call.scope(), name)) {
            throw Checked.invalid("Could not save the composite alarm as its alarm rule depends on the alarm itself");
        }
        Composites.evaluate(call.tx(), call.scope(), alarm, isNew ? "created" : "updated");
        return PutCompositeAlarmResponse.builder().build();
    }

    private static void checkSuppressor(PutCompositeAlarmRequest request, String suppressor) {
        boolean periods =
                request.actionsSuppressorWaitPeriod() != null || request.actionsSuppressorExtensionPeriod() != null;
        if (suppressor == null && periods) {
            throw Checked.invalid(
                    "ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod require" + " ActionsSuppressor.");
        }
        if (suppressor != null) {
            Checked.atLeast(
                    Checked.required(request.actionsSuppressorWaitPeriod(), "actionsSuppressorWaitPeriod"),
                    "actionsSuppressorWaitPeriod",
                    0);
            Checked.atLeast(
                    Checked.required(request.actionsSuppressorExtensionPeriod(), "actionsSuppressorExtensionPeriod"),
                    "actionsSuppressorExtensionPeriod",
                    0);
        }
    }
}
