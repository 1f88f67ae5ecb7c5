package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;

/** How often the samples of a metric are published, minute by minute. */
interface Publication {
    /** How long after its end a minute's point appears. AWS promises nothing; this is our choice. */
    Duration MINUTE_DELAY = Duration.ofMinutes(1);

    /** How long after their end five minutes' point appears. AWS promises nothing; this is our choice. */
    Duration FIVE_MINUTES_DELAY = Duration.ofMinutes(2);

    /** Every minute, whatever the monitoring. */
    Publication EVERY_MINUTE = always(Pace.MINUTE);

    /** Every five minutes, whatever the monitoring. */
    Publication EVERY_FIVE_MINUTES = always(Pace.FIVE_MINUTES);

    /** How a sample is published. */
    enum Pace {
        /** Not at all. */
        NEVER,
        /** As a point of its own. */
        MINUTE,
        /** In one point with the others of the same five minutes. */
        FIVE_MINUTES
    }

    /** How the sample of a minute is published. */
    Pace at(long minute);

    /** The next minute from which on it may be otherwise. */
    long nextChange(long minute);

    /** Every minute with detailed monitoring, else every five. */
    static Publication asMonitored(MonitoredMachine machine) {
        return new ByStage(machine, null, Pace.FIVE_MINUTES);
    }

    /**
     * Every minute with detailed monitoring, else not at all.
     *
     * @param type only while the machine is of this type, or null for always
     */
    static Publication ifDetailed(MonitoredMachine machine, String type) {
        return new ByStage(machine, type, Pace.NEVER);
    }

    private static Publication always(Pace pace) {
        return new Publication() {
            @Override
            public Pace at(long minute) {
                return pace;
            }

            @Override
            public long nextChange(long minute) {
                return Long.MAX_VALUE;
            }
        };
    }

    /**
     * As a machine is monitored.
     *
     * @param type only while it is of this type, or null for always
     * @param basic how samples are published without detailed monitoring
     */
    record ByStage(MonitoredMachine machine, String type, Pace basic) implements Publication {
        @Override
        public Pace at(long minute) {
            MonitoredMachine.Stage stage = machine.at(Instant.ofEpochSecond(minute * 60));
            if (type != null && !type.equals(stage.hardware().type())) {
                return Pace.NEVER;
            }
            return stage.detailed() ? Pace.MINUTE : basic;
        }

        @Override
        public long nextChange(long minute) {
            return machine.nextChange(minute);
        }
    }
}
