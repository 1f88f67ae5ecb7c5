// fails: aShortPeakDoesNot loadBelowTheLimitDoesNot atRestItIsOk longLoadRings aLetterComes theEndIsTold silenceRings
// %% alarm-make
-        .threshold((double) percent).comparisonOperator("GreaterThanThreshold")
+        .threshold(percent / 100.0).comparisonOperator("GreaterThanThreshold")
