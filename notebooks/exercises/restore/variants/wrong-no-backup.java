// fails: theNewSnapshotHasTheFile
// %% restore-backup
// Tomorrow.
