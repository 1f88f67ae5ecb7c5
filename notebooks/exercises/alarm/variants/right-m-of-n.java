// fails:
// %% alarm-make
-        .statistic("Average").period(300).evaluationPeriods(minutes / 5)
-        .threshold((double) percent).comparisonOperator("GreaterThanThreshold")
+        .statistic("Average").period(300).evaluationPeriods(minutes / 5).datapointsToAlarm(minutes / 5)
+        .threshold(percent + 0.5).comparisonOperator("GreaterThanOrEqualToThreshold")
