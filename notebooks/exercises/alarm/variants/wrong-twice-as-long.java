// fails: longLoadRings aShortPeakDoesNot loadBelowTheLimitDoesNot
// %% alarm-make
-        .statistic("Average").period(300).evaluationPeriods(minutes / 5)
+        .statistic("Average").period(300).evaluationPeriods(2 * minutes / 5)
