// fails: loadBelowTheLimitDoesNot
// %% alarm-make
-        .threshold((double) percent).comparisonOperator("GreaterThanThreshold")
+        .threshold(20.0).comparisonOperator("GreaterThanThreshold")
