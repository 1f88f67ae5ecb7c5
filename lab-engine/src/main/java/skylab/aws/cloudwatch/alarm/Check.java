package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.alarm.Alarm.ALARMS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;
import skylab.aws.cloudwatch.metric.Models;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * When a metric alarm is looked at next. That is not every minute: after each look the next change of the state is
 * foreseen, as far as the world would go on as it is, and only that is on the agenda; see the package's description.
 *
 * @param generation the number of the entry on the agenda that counts; older ones are void
 * @param due when that is; null if there is none, because nothing can happen
 * @param evaluated when it was evaluated last
 * @param reach how far ahead was looked: grows while nothing happens
 */
record Check(long generation, Instant due, Instant evaluated, int reach) {
    static final Kind<Check> CHECKS = new Kind<>("alarm-check", "");
    private static final Kind<Watchers> WATCHERS = new Kind<>("alarm-watchers", "");

    /** How far ahead is looked, the first, the second, ... time after something has happened. */
    private static final Duration[] REACHES = {
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(7),
        Duration.ofDays(30)
    };

    /** The alarms that a thing's doings may concern, by the thing. */
    private record Watchers(PSortedSet<String> alarms) {}

    /** An alarm is there, or is another one: it will be looked at. */
    static void begin(Transaction tx, Scope scope, Alarm alarm) {
        if (alarm.watch() instanceof MetricWatch watch) {
            watch.subjects().forEach(subject -> {
                Watchers watchers = watchers(tx, scope, subject).orElse(new Watchers(TreePSet.empty()));
                tx.put(scope, WATCHERS, subject, new Watchers(watchers.alarms.plus(alarm.name())));
            });
            soon(tx, scope, alarm, watch);
        }
    }

    /** An alarm is gone, or will be another one. */
    static void end(Transaction tx, Scope scope, Alarm alarm) {
        if (alarm.watch() instanceof MetricWatch watch) {
            watch.subjects().forEach(subject -> watchers(tx, scope, subject).ifPresent(watchers -> {
                PSortedSet<String> left = watchers.alarms.minus(alarm.name());
                if (left.isEmpty()) {
                    tx.remove(scope, WATCHERS, subject);
                } else {
                    tx.put(scope, WATCHERS, subject, new Watchers(left));
                }
            }));
            tx.update(scope, CHECKS, alarm.name(), check -> check.entered(null));
            Training.forget(tx, scope, alarm.name());
        }
    }

    /** Something has happened that a thing publishes: what was foreseen of it is void. */
    static void touched(Transaction tx, Scope scope, String subject) {
        watchers(tx, scope, subject)
                .ifPresent(watchers -> watchers.alarms.forEach(name -> tx.find(scope, ALARMS, name)
                        .ifPresent(alarm -> soon(tx, scope, alarm, (MetricWatch) alarm.watch()))));
    }

    /** Data of days that are over has changed, or what may be learnt of it. */
    static void unlearn(Transaction tx, Scope scope, String subject) {
        watchers(tx, scope, subject)
                .ifPresent(watchers -> watchers.alarms.forEach(name -> Training.forget(tx, scope, name)));
    }

    /** The alarm is looked at when it is evaluated next. */
    static void soon(Transaction tx, Scope scope, Alarm alarm, MetricWatch watch) {
        Check check = tx.find(scope, CHECKS, alarm.name()).orElse(new Check(0, null, tx.now(), 0));
        // What becomes of a machine that nobody has looked at since an earlier moment is not seen before now.
        Instant now = tx.now().isBefore(check.evaluated) ? check.evaluated : tx.now();
        Instant next = Beat.of(tx.world().seed(), alarm, watch).after(now);
        if (check.due == null || check.due.isAfter(next)) {
            enter(tx, scope, alarm.name(), new Check(check.generation, null, check.evaluated, 0), next);
        } else if (check.reach > 0) {
            tx.put(scope, CHECKS, alarm.name(), new Check(check.generation, check.due, check.evaluated, 0));
        }
    }

    private static void enter(Transaction tx, Scope scope, String name, Check check, Instant due) {
        Check entered = check.entered(due);
        tx.put(scope, CHECKS, name, entered);
        tx.schedule(Duration.between(tx.now(), due), new Due(scope, name, entered.generation));
    }

    private Check entered(Instant when) {
        return new Check(generation + 1, when, evaluated, reach);
    }

    private static Optional<Watchers> watchers(Transaction tx, Scope scope, String subject) {
        return tx.find(scope, WATCHERS, subject);
    }

    /** It is time to look. */
    private record Due(Scope scope, String name, long generation) implements Event {
        @Override
        public void happen(Transaction tx) {
            Check check = tx.find(scope, CHECKS, name).orElse(null);
            Alarm alarm = tx.find(scope, ALARMS, name).orElse(null);
            if (check == null || check.generation != generation || alarm == null) {
                return;
            }
            MetricWatch watch = (MetricWatch) alarm.watch();
            int reach = check.reach;
            tx.put(scope, CHECKS, name, new Check(generation, null, tx.now(), 0));
            Models models = Training.models(tx, scope, name);
            Evaluation evaluation = Evaluation.at(watch, Reading.of(tx, scope, watch, models), tx.now());
            AlarmState state = evaluation.verdict().after(alarm.state().value());
            if (state != alarm.state().value()) {
                reach = 0;
                Transition.metric(tx, scope, alarm, watch, evaluation, state);
            }
            // Its actions may have changed what it watches, and its deletion would have voided this.
            if (tx.find(scope, CHECKS, name)
                    .filter(after -> after.generation == generation)
                    .isPresent()) {
                foresee(tx, alarm, watch, models, state, reach);
                Training.keep(tx, scope, name, models);
            }
        }

        private void foresee(
                Transaction tx, Alarm alarm, MetricWatch watch, Models models, AlarmState state, int reach) {
            Lookahead ahead = new Lookahead(
                    watch,
                    Reading.of(tx, scope, watch, models),
                    state,
                    Beat.of(tx.world().seed(), alarm, watch));
            if (ahead.isStill(tx.now())) {
                return;
            }
            Instant horizon = ahead.beat().after(tx.now().plus(REACHES[reach]));
            Instant end = horizon;
            if (watch.hasBand() && horizon.isAfter(Models.replaced(tx.now()))) {
                // What is normal tomorrow is learnt tomorrow.
                end = Models.replaced(tx.now());
                horizon = ahead.beat().after(end);
            }
            Instant next = ahead.change(tx.now(), end).orElse(horizon);
            int further = Math.min(reach + 1, REACHES.length - 1);
            enter(tx, scope, name, new Check(generation, null, tx.now(), further), next);
        }
    }
}
