// fails: atRestItIsOk longLoadRings aShortPeakDoesNot loadBelowTheLimitDoesNot silenceRings
// %% alarm-make
-cloudwatch.putMetricAlarm(r -> r.alarmName(alarmName)
+cloudwatch.putMetricAlarm(r -> r.alarmName("my-" + alarmName)
