// fails: itIsTheLastThatHasTheFile itCanBeWrittenTo itIsThereAfterAReboot nothingElseIsLost nothingIsLeftBehind theBackupsAreKept theFileIsBack theNewSnapshotHasTheFile
// %% restore-find
-    if (ssh("ls /mnt/old/" + folder).contains(lost)) {
+    if (true) {
