package skylab.aws.cloudwatch.alarm;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rule of a composite alarm (CloudWatch API reference, "PutCompositeAlarm"). */
public sealed interface Rule {
    /** Whether it holds, the states of alarms being what they are. */
    boolean holds(Function<String, AlarmState> states);

    /** The names of the alarms it asks. */
    Stream<String> alarms();

    /** {@code TRUE} or {@code FALSE}. */
    record Constant(boolean value) implements Rule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return value;
        }

        @Override
        public Stream<String> alarms() {
            return Stream.empty();
        }
    }

    /** An alarm is in a state. */
    record In(AlarmState state, String alarm) implements Rule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return states.apply(alarm) == state;
        }

        @Override
        public Stream<String> alarms() {
            return Stream.of(alarm);
        }
    }

    /** {@code NOT}. */
    record Not(Rule rule) implements Rule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return !rule.holds(states);
        }

        @Override
        public Stream<String> alarms() {
            return rule.alarms();
        }
    }

    /** {@code AND}. */
    record And(List<Rule> rules) implements Rule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return rules.stream().allMatch(rule -> rule.holds(states));
        }

        @Override
        public Stream<String> alarms() {
            return rules.stream().flatMap(Rule::alarms);
        }
    }

    /** {@code OR}. */
    record Or(List<Rule> rules) implements Rule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return rules.stream().anyMatch(rule -> rule.holds(states));
        }

        @Override
        public Stream<String> alarms() {
            return rules.stream().flatMap(Rule::alarms);
        }
    }

    /**
     * {@code AT_LEAST}: so many of these alarms are in a state, or are not.
     *
     * @param count how many
     * @param percent whether that is a percentage of them
     */
    record AtLeast(int count, boolean percent, AlarmState state, boolean negated, List<String> names) implements Rule {
        private static final int ALL = 100;

        @Override
        public boolean holds(Function<String, AlarmState> states) {
            long found = names.stream()
                    .filter(name -> (states.apply(name) == state) != negated)
                    .count();
            return percent ? found * ALL >= (long) count * names.size() : found >= count;
        }

        @Override
        public Stream<String> alarms() {
            return names.stream();
        }
    }
}
