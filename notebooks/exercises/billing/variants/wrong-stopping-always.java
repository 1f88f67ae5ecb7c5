// fails: runningIsCharged hibernatingIsCharged
// %% billing-seconds
-        } else if (words[0].equals("stopping") && words.length > 2) {
+        } else if (words[0].equals("stopping")) {
