// fails: changesAreReported silenceIsReported
// %% alarm-rules-changes
-    String state = "INSUFFICIENT_DATA";
+    String state = "OK";
