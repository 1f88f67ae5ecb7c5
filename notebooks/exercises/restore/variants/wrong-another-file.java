// fails: itCanBeWrittenTo itIsThereAfterAReboot nothingElseIsLost nothingIsLeftBehind theBackupsAreKept theFileIsBack theNewSnapshotHasTheFile
// %% restore-copy
ssh("echo day 1,100017 > " + lostFile);
