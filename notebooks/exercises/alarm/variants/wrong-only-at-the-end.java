// fails: aLetterComes
// %% alarm-make
-        .alarmActions(topic).okActions(topic));
+        .okActions(topic));
