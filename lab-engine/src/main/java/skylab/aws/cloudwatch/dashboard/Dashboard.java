package skylab.aws.cloudwatch.dashboard;

import java.time.Instant;
import skylab.world.Kind;
import skylab.world.Scope;

/**
 * A dashboard. Dashboards belong to an account, not to a region.
 *
 * @param name of letters, digits, {@code -} and {@code _}
 * @param body the JSON document as it was put
 * @param modified when it was put
 */
public record Dashboard(String name, String body, Instant modified) {
    /** All dashboards, by name, in the scope that {@link #home} gives. */
    public static final Kind<Dashboard> DASHBOARDS = new Kind<>("dashboard", "");

    /** Where an account's dashboards are, whichever region is called. */
    public static Scope home(Scope called) {
        return new Scope(called.account(), "aws-global");
    }
}
