// fails: itCanBeWrittenTo itIsThereAfterAReboot nothingElseIsLost nothingIsLeftBehind theBackupsAreKept theFileIsBack theNewSnapshotHasTheFile
// %% restore-copy
// It is on the snapshot; who needs it can look there.
