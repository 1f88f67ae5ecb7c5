// fails:
// %% restore-find
String snapshotId = "";
String zone = server.placement().availabilityZone();
String instanceId = server.instanceId();
for (var each : ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots().stream().sorted((a, b) -> a.startTime().compareTo(b.startTime())).toList()) {
    String id = lab.terminal().run("aws ec2 create-volume --availability-zone " + zone + " --snapshot-id " + each.snapshotId() + " --query VolumeId --output text").out().strip();
    lab.terminal().run("aws ec2 wait volume-available --volume-ids " + id);
    lab.terminal().run("aws ec2 attach-volume --volume-id " + id + " --instance-id " + instanceId + " --device /dev/sdm");
    lab.advance("1m");
    ssh("sudo mkdir -p /tmp/look; sudo mount -o nouuid /dev/sdm /tmp/look");
    if (ssh("test -f /tmp/look/" + folder + "/" + lost + " && echo yes").contains("yes")) {
        snapshotId = each.snapshotId();
        ssh("rm -f /tmp/found; cat /tmp/look/" + folder + "/" + lost + " > /tmp/found");
    }
    ssh("sudo umount /tmp/look");
    lab.terminal().run("aws ec2 detach-volume --volume-id " + id);
    lab.advance("1m");
    lab.terminal().run("aws ec2 delete-volume --volume-id " + id);
}
// %% restore-copy
ssh("mv /tmp/found " + lostFile);
// %% restore-tidy
// done already
// %% restore-backup
String backup = ec2.createSnapshot(r -> r.volumeId(dataVolumeId).description("after the recovery")).snapshotId();
ec2.createTags(r -> r.resources(backup).tags(t -> t.key("Name").value("recovered")));
lab.advance("2h");
