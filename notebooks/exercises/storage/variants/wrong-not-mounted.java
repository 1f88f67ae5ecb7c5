// fails: itIsMounted theNoteIsOnIt itSurvivesAReboot itSurvivesAnotherDisk theFileSystemHasGrown theServerRanOn
// %% storage-mount
-ssh("sudo mount -a");
// %% storage-grow
ec2.modifyVolume(r -> r.volumeId(volumeId).size(biggerGiB));
lab.advance("1m");
