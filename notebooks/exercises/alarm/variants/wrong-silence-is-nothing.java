// fails: silenceRings
// %% alarm-make
-        .treatMissingData("breaching")
+        .treatMissingData("missing")
