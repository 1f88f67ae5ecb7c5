// fails: aVolumeIsAttached
// %% storage-attach
String volumeId = ec2.createVolume(r -> r.availabilityZone(zone).size(dataGiB)).volumeId();
ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volumeId));
ec2.attachVolume(r -> r.volumeId(volumeId).instanceId(instanceId).device("/dev/sdf"));
lab.advance("30s");
