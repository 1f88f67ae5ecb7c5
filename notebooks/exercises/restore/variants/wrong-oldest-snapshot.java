// fails: itIsTheLastThatHasTheFile itCanBeWrittenTo itIsThereAfterAReboot nothingElseIsLost nothingIsLeftBehind theBackupsAreKept theFileIsBack theNewSnapshotHasTheFile
// %% restore-find
String snapshotId = "";
String helperId = "";
var snapshots = ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots().stream()
        .sorted((a, b) -> a.startTime().compareTo(b.startTime())).toList();
for (var snapshot : snapshots) {
    String candidate = ec2.createVolume(r -> r.snapshotId(snapshot.snapshotId()).volumeType("gp3")
            .availabilityZone(server.placement().availabilityZone())).volumeId();
    ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(candidate));
    ec2.attachVolume(r -> r.volumeId(candidate).instanceId(server.instanceId()).device("/dev/sdg"));
    lab.advance("30s");
    ssh("sudo mkdir -p /mnt/old && sudo mount -o ro,nouuid /dev/sdg /mnt/old");
    if (ssh("ls /mnt/old/" + folder).contains(lost)) {
        snapshotId = snapshot.snapshotId();
        helperId = candidate;
        break;
    }
    ssh("sudo umount /mnt/old");
    ec2.detachVolume(r -> r.volumeId(candidate));
    ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(candidate));
    ec2.deleteVolume(r -> r.volumeId(candidate));
}
