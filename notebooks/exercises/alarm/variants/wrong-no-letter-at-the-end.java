// fails: theEndIsTold
// %% alarm-make
-        .alarmActions(topic).okActions(topic));
+        .alarmActions(topic));
