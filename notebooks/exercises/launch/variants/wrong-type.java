// fails: theTypeAndTheZoneAreRight
// %% launch-launch
-                .instanceType(instanceType)
+                .instanceType("t3.large")
