package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.alarm.Alarm.ALARMS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Composite alarms: what follows from the states of other alarms, and when their actions are held back. */
final class Composites {
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern(
                    "EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String BY_ALARM = "Alarm";
    private static final String WAITING = "WaitPeriod";
    private static final String EXTENDED = "ExtensionPeriod";

    private Composites() {}

    /** The composite alarms that ask an alarm. */
    static List<Alarm> parents(Transaction tx, Scope scope, String name) {
        return rules(tx, scope)
                .filter(alarm -> ((RuleWatch) alarm.watch()).rule().alarms().anyMatch(name::equals))
                .toList();
    }

    private static Stream<Alarm> rules(Transaction tx, Scope scope) {
        return tx.all(scope, ALARMS).stream().filter(Alarm::isComposite);
    }

    /** Whether an alarm follows from itself, so that it is not evaluated any more. */
    static boolean isCircular(Transaction tx, Scope scope, String name) {
        return reaches(tx, scope, name, name, new HashSet<>());
    }

    private static boolean reaches(Transaction tx, Scope scope, String from, String target, Set<String> seen) {
        return tx.find(scope, ALARMS, from).map(Alarm::watch).stream()
                .filter(RuleWatch.class::isInstance)
                .flatMap(watch -> ((RuleWatch) watch).rule().alarms())
                .anyMatch(child -> child.equals(target) || seen.add(child) && reaches(tx, scope, child, target, seen));
    }

    /** An alarm has changed its state: who asks it is evaluated, and who waits for it is told. */
    static void passOn(Transaction tx, Scope scope, String child) {
        if (rules(tx, scope).findAny().isEmpty()) {
            return;
        }
        for (Alarm parent : parents(tx, scope, child)) {
            Alarm.State state = tx.find(scope, ALARMS, child).orElseThrow().state();
            evaluate(
                    tx,
                    scope,
                    parent.name(),
                    Alarm.arn(scope, child) + " transitioned to " + state.value() + " at " + LONG.format(state.since()),
                    List.of(child));
        }
        rules(tx, scope)
                .filter(alarm -> child.equals(((RuleWatch) alarm.watch()).suppressor()))
                .forEach(alarm -> suppressorChanged(tx, scope, alarm, child));
    }

    /** Evaluates a rule that was made or changed just now. */
    static void evaluate(Transaction tx, Scope scope, Alarm alarm, String happened) {
        List<String> all =
                ((RuleWatch) alarm.watch()).rule().alarms().distinct().toList();
        AlarmState state = verdict(tx, scope, alarm);
        evaluate(
                tx,
                scope,
                alarm.name(),
                alarm.arn() + " was " + happened + " and its alarm rule evaluates to " + state,
                all);
    }

    private static void evaluate(Transaction tx, Scope scope, String name, String reason, List<String> children) {
        Alarm alarm = tx.find(scope, ALARMS, name).orElseThrow();
        if (isCircular(tx, scope, name)) {
            return;
        }
        AlarmState state = verdict(tx, scope, alarm);
        if (state != alarm.state().value()) {
            Transition.to(tx, scope, alarm, new Alarm.State(state, reason, triggering(tx, scope, children), tx.now()));
        }
    }

    private static AlarmState verdict(Transaction tx, Scope scope, Alarm alarm) {
        boolean holds = ((RuleWatch) alarm.watch()).rule().holds(name -> tx.find(scope, ALARMS, name)
                .map(one -> one.state().value())
                .orElse(AlarmState.INSUFFICIENT_DATA));
        return holds ? AlarmState.ALARM : AlarmState.OK;
    }

    private static String triggering(Transaction tx, Scope scope, List<String> children) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode alarms = data.putArray("triggeringAlarms");
        for (String child : children) {
            tx.find(scope, ALARMS, child).ifPresent(alarm -> {
                ObjectNode one = alarms.addObject().put("arn", alarm.arn());
                one.putObject("state")
                        .put("value", alarm.state().value().name())
                        .put("timestamp", Reasons.stamp(alarm.state().since()));
            });
        }
        return data.toString();
    }

    /** A composite alarm has changed its state: its actions are performed, or held back by its suppressor. */
    static void changed(Transaction tx, Scope scope, Alarm alarm, AlarmState before) {
        RuleWatch watch = (RuleWatch) alarm.watch();
        if (watch.suppressor() == null) {
            act(tx, scope, alarm, before);
        } else if (isAlarm(tx, scope, watch.suppressor())) {
            hold(tx, scope, alarm, watch.suppressed(BY_ALARM, null, tx.now()));
        } else if (watch.suppression().by() == null) {
            Duration wait = Duration.ofSeconds(watch.waitPeriod());
            hold(tx, scope, alarm, watch.suppressed(WAITING, wait, tx.now()));
            tx.schedule(wait, new PeriodOver(scope, alarm.name()));
        }
    }

    private static void suppressorChanged(Transaction tx, Scope scope, Alarm alarm, String suppressor) {
        RuleWatch watch = (RuleWatch) alarm.watch();
        if (isAlarm(tx, scope, suppressor)) {
            hold(tx, scope, alarm, watch.suppressed(BY_ALARM, null, tx.now()));
        } else if (BY_ALARM.equals(watch.suppression().by())) {
            Duration extension = Duration.ofSeconds(watch.extension());
            hold(tx, scope, alarm, watch.suppressed(EXTENDED, extension, tx.now()));
            tx.schedule(extension, new PeriodOver(scope, alarm.name()));
        }
    }

    /** A wait or an extension has ended. */
    private record PeriodOver(Scope scope, String name) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, ALARMS, name)
                    .filter(alarm -> alarm.watch() instanceof RuleWatch watch
                            && tx.now().equals(watch.suppression().until()))
                    .ifPresent(alarm -> {
                        AlarmState acted =
                                ((RuleWatch) alarm.watch()).suppression().acted();
                        act(tx, scope, alarm, acted);
                    });
        }
    }

    private static void hold(Transaction tx, Scope scope, Alarm alarm, RuleWatch held) {
        tx.put(scope, ALARMS, alarm.name(), alarm.with(held));
    }

    private static void act(Transaction tx, Scope scope, Alarm alarm, AlarmState acted) {
        Alarm free = alarm.with(((RuleWatch) alarm.watch()).acted(alarm.state().value()));
        tx.put(scope, ALARMS, free.name(), free);
        if (acted != free.state().value()) {
            Actions.perform(tx, scope, free, acted);
        }
    }

    private static boolean isAlarm(Transaction tx, Scope scope, String name) {
        return tx.find(scope, ALARMS, name)
                .filter(alarm -> alarm.state().value() == AlarmState.ALARM)
                .isPresent();
    }
}
