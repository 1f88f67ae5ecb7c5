// fails: theProofIsRight
// %% hibernate-sleep
-pidAfter = Integer.parseInt(ssh("pgrep -x ping").strip());
+pidAfter = Integer.parseInt(ssh("pgrep -x ping").strip());
+pidBefore = 4711; pidAfter = 4711;
