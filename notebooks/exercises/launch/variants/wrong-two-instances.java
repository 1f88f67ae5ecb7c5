// fails: oneRunsAndHasItsName
// %% launch-launch
-                .minCount(1)
-                .maxCount(1)
+                .minCount(2)
+                .maxCount(2)
