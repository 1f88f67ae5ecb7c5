// fails: theTypeIsRight
// %% hibernate-launch
-                .instanceType(instanceType)
+                .instanceType(instanceType.equals("t3.micro") ? "t3.small" : "t3.micro")
