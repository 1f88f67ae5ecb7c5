package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import skylab.telemetry.Activity;

/** The load averages: the exponentially weighted number of processes that want a processor, from the activity. */
final class LoadAverage {
    private static final double[] WINDOWS = {60, 300, 900};

    private LoadAverage() {}

    /** Over one, five and fifteen minutes. */
    static double[] of(Kernel kernel) {
        double[] load = new double[WINDOWS.length];
        Instant now = kernel.tx.now();
        Activity activity =
                kernel.tx.find(kernel.scope, Activity.ACTIVITIES, kernel.id).orElse(Activity.NONE);
        Instant to = now;
        for (int i = activity.spans().size() - 1; i >= 0; i--) {
            Activity.Span span = activity.spans().get(i);
            double end = Duration.between(to, now).toMillis() / 1000.0;
            double begin = Duration.between(span.from(), now).toMillis() / 1000.0;
            for (int w = 0; w < WINDOWS.length && span.powered(); w++) {
                load[w] += span.load().wanted() * (Math.exp(-end / WINDOWS[w]) - Math.exp(-begin / WINDOWS[w]));
            }
            if (begin > 10 * WINDOWS[2] || span.from().isBefore(kernel.ram.booted())) {
                break;
            }
            to = span.from();
        }
        return load;
    }
}
