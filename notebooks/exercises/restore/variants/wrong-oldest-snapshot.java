// fails: itIsTheLastThatHasTheFile itCanBeWrittenTo itIsThereAfterAReboot nothingElseIsLost nothingIsLeftBehind theBackupsAreKept theFileIsBack theNewSnapshotHasTheFile
// %% restore-find
-        .sorted((a, b) -> b.startTime().compareTo(a.startTime())).toList();
+        .sorted((a, b) -> a.startTime().compareTo(b.startTime())).toList();
