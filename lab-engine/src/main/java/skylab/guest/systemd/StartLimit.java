package skylab.guest.systemd;

import java.time.Duration;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** How often a unit may be started within a time (systemd.unit(5), "StartLimitIntervalSec="). */
final class StartLimit {
    private static final int BURST = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private StartLimit() {}

    /** The starts that still count. */
    static PVector<Duration> recent(Unit unit, UnitState state, Duration now) {
        Duration interval = interval(unit);
        return TreePVector.from(state.starts().stream()
                .filter(at -> now.minus(at).compareTo(interval) < 0)
                .toList());
    }

    /** Whether one more would be too many. */
    static boolean isHit(Unit unit, PVector<Duration> recent) {
        int burst = number(unit, "StartLimitBurst").orElse(BURST);
        return burst > 0 && recent.size() >= burst;
    }

    private static Duration interval(Unit unit) {
        return unit.text()
                .last("Unit", "StartLimitIntervalSec")
                .or(() -> unit.text().last("Service", "StartLimitInterval"))
                .flatMap(Span::parse)
                .orElse(INTERVAL);
    }

    private static Optional<Integer> number(Unit unit, String key) {
        return unit.text()
                .last("Unit", key)
                .or(() -> unit.text().last("Service", key))
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt);
    }
}
