package skylab.aws.logs.filter;

import static skylab.aws.logs.Constraints.invalid;

import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.pattern.FilterPattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterResponse;

/** TestMetricFilter. */
public final class FilterTrial {
    private static final int MOST_MESSAGES = 50;

    private FilterTrial() {}

    /**
     * TestMetricFilter: which of the messages a pattern matches, numbered from 1, and what it takes out of them.
     *
     * @throws AwsError {@code InvalidParameterException}
     */
    public static TestMetricFilterResponse test(Call call, TestMetricFilterRequest request) {
        FilterPattern pattern = FilterPattern.parse(Constraints.atMost(
                Constraints.required(request.filterPattern(), "filterPattern"),
                "filterPattern",
                FilterPattern.LONGEST));
        List<String> messages = request.logEventMessages();
        if (messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            throw invalid(
                    "1 validation error detected: Value at 'logEventMessages' failed to satisfy constraint: Member"
                            + " must have length between 1 and " + MOST_MESSAGES);
        }
        List<MetricFilterMatchRecord> matches = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String message =
                    Constraints.text(messages.get(i), "logEventMessages." + (i + 1) + ".member", Integer.MAX_VALUE);
            long number = i + 1;
            pattern.match(message)
                    .ifPresent(match -> matches.add(MetricFilterMatchRecord.builder()
                            .eventNumber(number)
                            .eventMessage(message)
                            .extractedValues(match.extracted())
                            .build()));
        }
        return TestMetricFilterResponse.builder().matches(matches).build();
    }
}
