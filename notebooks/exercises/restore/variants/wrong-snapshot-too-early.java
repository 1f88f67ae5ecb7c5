// fails: theNewSnapshotHasTheFile
// %% restore-copy
String backupId = ec2.createSnapshot(r -> r.volumeId(dataVolumeId)
        .tagSpecifications(t -> t.resourceType("snapshot").tags(g -> g.key("Name").value("recovered")))).snapshotId();
ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(backupId));
ssh("cp /mnt/old/" + folder + "/" + lost + " " + lostFile);
// %% restore-backup
// There is one.
