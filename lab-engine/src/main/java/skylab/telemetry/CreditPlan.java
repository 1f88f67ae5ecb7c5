package skylab.telemetry;

/**
 * How a burstable machine earns and spends CPU credits (EC2 guide, "Burstable performance instances"). A credit is one
 * processor at 100 % for a minute.
 *
 * @param perHour credits earned while it is on; it keeps no more than those of 24 hours
 * @param launch credits given at each start, which do not count towards that limit
 * @param lostWhenStopped whether stopping loses all credits; else they are kept for seven days
 * @param unlimited whether it may spend credits that it has not earned yet
 */
public record CreditPlan(double perHour, double launch, boolean lostWhenStopped, boolean unlimited) {
    /** The most earned credits that are kept, and the most surplus credits that are not charged. */
    public double most() {
        return 24 * perHour;
    }
}
