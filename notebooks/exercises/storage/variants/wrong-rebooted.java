// fails: theServerRanOn
// %% storage-grow
ec2.modifyVolume(r -> r.volumeId(volumeId).size(biggerGiB));
lab.advance("1m");
ssh(fileSystem.equals("xfs") ? "sudo xfs_growfs " + mountPoint : "sudo resize2fs /dev/nvme1n1");
ec2.rebootInstances(r -> r.instanceIds(instanceId));
lab.advance("10m");
