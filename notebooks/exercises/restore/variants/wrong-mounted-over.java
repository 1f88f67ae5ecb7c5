// fails: itIsThereAfterAReboot nothingElseIsLost theNewSnapshotHasTheFile nothingIsLeftBehind
// %% restore-copy
ssh("sudo umount /mnt/old; sudo mount -o nouuid /dev/sdg /data");
// %% restore-tidy
// It is in use.
