// fails: aVolumeIsAttached theVolumeHasGrown itIsMounted theNoteIsOnIt itSurvivesAReboot itSurvivesAnotherDisk theFileSystemHasGrown theServerRanOn
// %% storage-attach
String volumeId = ec2.createVolume(r -> r.availabilityZone(zone).volumeType("gp3").size(dataGiB)).volumeId();
ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volumeId));
lab.advance("30s");
