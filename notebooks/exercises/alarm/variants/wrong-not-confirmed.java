// fails: aLetterComes theEndIsTold
// %% alarm-make
var topic = lab.sns().createTopic(r -> r.name("ops")).topicArn();
lab.sns().subscribe(r -> r.topicArn(topic).protocol("email").endpoint("ops@example.com"));
cloudwatch.putMetricAlarm(r -> r.alarmName(alarmName)
        .namespace("AWS/EC2").metricName("CPUUtilization").dimensions(d -> d.name("InstanceId").value(serverId))
        .statistic("Average").period(300).evaluationPeriods(minutes / 5)
        .threshold((double) percent).comparisonOperator("GreaterThanThreshold")
        .treatMissingData("breaching")
        .alarmActions(topic).okActions(topic));
