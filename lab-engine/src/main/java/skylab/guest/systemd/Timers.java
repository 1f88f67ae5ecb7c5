package skylab.guest.systemd;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.guest.process.Severity;

/** Timer units: when they elapse next, and what they start (systemd.timer(5)). */
final class Timers {
    private final Units units;

    Timers(Units units) {
        this.units = units;
    }

    void start(Unit unit) {
        units.put(units.state(unit.name()).become("active", "waiting", units.now()));
        wind(unit, false);
        units.tell(Severity.INFO, "  OK  ", "Started", unit);
    }

    /** A timer has elapsed: what it is for is started. */
    void elapsed(Unit unit, JobQueue jobs) {
        String target = target(unit);
        units.put(units.state(unit.name()).become("active", "running", units.now()));
        if (!jobs.start(target)) {
            units.log(
                    Severity.WARNING,
                    unit.name(),
                    unit.name() + ": Failed to queue unit startup job: Unit " + target + " not found.");
        }
        units.put(units.state(unit.name()).become("active", "waiting", units.now()));
        wind(unit, true);
    }

    /** The unit that a timer starts. */
    static String target(Unit unit) {
        return unit.text().last("Timer", "Unit").orElse(unit.name().replaceFirst("\\.timer$", ".service"));
    }

    private void wind(Unit unit, boolean again) {
        Duration now = units.sys.monotonic();
        UnitState state = units.state(unit.name());
        Stream<Duration> spans = Stream.concat(
                Stream.concat(
                        span(unit, "OnBootSec").stream().filter(at -> at.compareTo(now) > 0),
                        span(unit, "OnStartupSec").stream().filter(at -> at.compareTo(now) > 0)),
                Stream.concat(
                        again ? Stream.empty() : span(unit, "OnActiveSec").map(now::plus).stream(),
                        again
                                ? Stream.concat(
                                        span(unit, "OnUnitActiveSec").map(now::plus).stream(),
                                        span(unit, "OnUnitInactiveSec").map(now::plus).stream())
                                : Stream.empty()));
        Instant wall = units.now();
        Stream<Duration> dates = unit.text().all("Timer", "OnCalendar").stream()
                .map(Calendar::parse)
                .flatMap(Optional::stream)
                .map(calendar -> calendar.next(wall))
                .flatMap(Optional::stream)
                .map(at -> now.plus(Duration.between(wall, at)));
        Stream.concat(spans, dates).min(Duration::compareTo).ifPresent(at -> units.put(state.deadline(at)));
    }

    private static Optional<Duration> span(Unit unit, String key) {
        return unit.text().last("Timer", key).flatMap(Span::parse);
    }
}
