package skylab.aws.cloudwatch.alarm;

import java.util.Arrays;
import java.util.Optional;

/** What an alarm makes of points that are missing (CloudWatch guide, "alarms and missing data"). */
enum Missing {
    MISSING("missing", "Missing"),
    IGNORE("ignore", "Ignore"),
    BREACHING("breaching", "Breaching"),
    NOT_BREACHING("notBreaching", "NonBreaching");

    private final String apiName;
    private final String words;

    Missing(String apiName, String words) {
        this.apiName = apiName;
        this.words = words;
    }

    static Optional<Missing> named(String name) {
        return Arrays.stream(values()).filter(one -> one.apiName.equals(name)).findFirst();
    }

    String apiName() {
        return apiName;
    }

    /** As reasons say it. */
    String words() {
        return words;
    }
}
