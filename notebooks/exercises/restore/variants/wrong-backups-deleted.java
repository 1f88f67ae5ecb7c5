// fails: theBackupsAreKept
// %% restore-tidy
ssh("sudo umount /mnt/old");
String helper = helperId;
ec2.detachVolume(r -> r.volumeId(helper));
ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(helper));
ec2.deleteVolume(r -> r.volumeId(helper));
snapshots.forEach(each -> ec2.deleteSnapshot(r -> r.snapshotId(each.snapshotId())));
