package skylab.aws.cloudwatch.alarm;

import skylab.aws.cloudwatch.CloudWatchApi;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/** The operations of CloudWatch on alarms. */
public interface AlarmApi extends CloudWatchApi {
    @Override
    default PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
        return call(request, MetricAlarms::put);
    }

    @Override
    default PutCompositeAlarmResponse putCompositeAlarm(PutCompositeAlarmRequest request) {
        return call(request, CompositeAlarms::put);
    }

    @Override
    default DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return call(request, AlarmList::describe);
    }

    @Override
    default DescribeAlarmsForMetricResponse describeAlarmsForMetric(DescribeAlarmsForMetricRequest request) {
        return call(request, AlarmList::forMetric);
    }

    @Override
    default DescribeAlarmHistoryResponse describeAlarmHistory(DescribeAlarmHistoryRequest request) {
        return call(request, AlarmList::history);
    }

    @Override
    default SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        return call(request, AlarmChanges::setState);
    }

    @Override
    default EnableAlarmActionsResponse enableAlarmActions(EnableAlarmActionsRequest request) {
        return call(request, AlarmChanges::enable);
    }

    @Override
    default DisableAlarmActionsResponse disableAlarmActions(DisableAlarmActionsRequest request) {
        return call(request, AlarmChanges::disable);
    }

    @Override
    default DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
        return call(request, AlarmChanges::delete);
    }

    @Override
    default ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(request, AlarmTags::list);
    }

    @Override
    default TagResourceResponse tagResource(TagResourceRequest request) {
        return call(request, AlarmTags::tag);
    }

    @Override
    default UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(request, AlarmTags::untag);
    }
}
