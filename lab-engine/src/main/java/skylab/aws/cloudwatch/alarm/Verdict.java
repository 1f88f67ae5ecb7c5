package skylab.aws.cloudwatch.alarm;

/** What an evaluation says of an alarm's state. */
enum Verdict {
    OK,
    ALARM,
    INSUFFICIENT_DATA,
    /** The state stays what it is. */
    RETAIN;

    /** The state after the evaluation. */
    AlarmState after(AlarmState before) {
        return this == RETAIN ? before : AlarmState.valueOf(name());
    }

    /** What one point is, as far as the verdict is concerned. */
    enum Point {
        GOOD,
        BREACHING,
        MISSING
    }

    /** How much further back than the points it needs an alarm looks for real ones. AWS gives no number; its table has two. */
    static final int FURTHER_BACK = 2;

    /**
     * The verdict on points (CloudWatch guide, "How alarm state is evaluated when data is missing").
     *
     * <p>If there are enough real points, the newest of them decide alone. Otherwise all real ones count and as few missing
     * ones as possible are filled in. A few breaching points and nothing else do not alarm before the oldest of them is as
     * old as the points it would take.
     *
     * @param newestLast the points of the evaluation range, the newest last
     * @param wanted N, the evaluation periods
     * @param toAlarm M, the datapoints to alarm
     * @param missing the treatment of missing points
     */
    static Verdict of(Point[] newestLast, int wanted, int toAlarm, Missing missing) {
        int real = 0;
        int breaching = 0;
        int oldest = 0;
        for (int i = newestLast.length - 1; i >= 0 && real < wanted; i--) {
            if (newestLast[i] != Point.MISSING) {
                real++;
                oldest = newestLast.length - i;
                breaching += newestLast[i] == Point.BREACHING ? 1 : 0;
            }
        }
        if (breaching >= toAlarm) {
            return ALARM;
        }
        if (real >= wanted || missing == Missing.NOT_BREACHING) {
            return OK;
        }
        if (missing == Missing.BREACHING) {
            return breaching + wanted - real >= toAlarm ? ALARM : OK;
        }
        if (real > breaching) {
            return OK;
        }
        if (missing == Missing.IGNORE) {
            return RETAIN;
        }
        if (real == 0) {
            return INSUFFICIENT_DATA;
        }
        return oldest >= toAlarm ? ALARM : RETAIN;
    }
}
