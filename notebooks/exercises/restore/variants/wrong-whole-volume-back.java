// fails: nothingElseIsLost
// %% restore-copy
ssh("sudo umount /mnt/old; sudo umount /data; sudo mount /dev/sdg /data");
ec2.detachVolume(r -> r.volumeId(dataVolumeId));
lab.advance("1m");
// %% restore-tidy
ec2.deleteVolume(r -> r.volumeId(dataVolumeId));
// %% restore-backup
ssh("sync");
String backupId = ec2.createSnapshot(r -> r.volumeId(helperId)
        .tagSpecifications(t -> t.resourceType("snapshot").tags(g -> g.key("Name").value("recovered")))).snapshotId();
ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(backupId));
