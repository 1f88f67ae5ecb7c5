// fails: runningIsCharged hibernatingIsCharged
// %% billing-seconds
-        long length = Long.parseLong(words[1]);
-            seconds += Math.max(60, length);
-        } else if (words[0].equals("stopping") && words.length > 2) {
-            seconds += length;
+            seconds += Math.max(60, Long.parseLong(words[1]));
+        } else if (words[0].equals("stopping")) {
+            seconds += Long.parseLong(words[1]);
