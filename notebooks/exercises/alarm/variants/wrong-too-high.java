// fails: longLoadRings
// %% alarm-make
-        .threshold((double) percent).comparisonOperator("GreaterThanThreshold")
+        .threshold(percent + 20.0).comparisonOperator("GreaterThanThreshold")
