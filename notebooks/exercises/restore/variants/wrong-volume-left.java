// fails: nothingIsLeftBehind
// %% restore-tidy
ssh("sudo umount /mnt/old");
String helper = helperId;
ec2.detachVolume(r -> r.volumeId(helper));
ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(helper));
