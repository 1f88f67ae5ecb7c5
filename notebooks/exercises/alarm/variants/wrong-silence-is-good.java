// fails: silenceRings
// %% alarm-make
-        .treatMissingData("breaching")
+        .treatMissingData("notBreaching")
