// fails:
// %% alarm-make
-        .statistic("Average").period(300).evaluationPeriods(minutes / 5)
+        .statistic("Minimum").period(300).evaluationPeriods(minutes / 5)
