package skylab.aws.logs.event;

import skylab.aws.logs.LogsApi;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** The operations of CloudWatch Logs on events. */
public interface EventApi extends LogsApi {
    @Override
    default PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        return call(request, PutEvents::put);
    }

    @Override
    default GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        return call(request, ReadEvents::read);
    }

    @Override
    default FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        return call(request, FilterEvents::filter);
    }
}
