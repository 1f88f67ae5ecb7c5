// fails: theLimitIsRespected
// %% hibernate-size
-    if (ramMiB >= 150 * 1024) {
+    if (ramMiB > 150 * 1024) {
