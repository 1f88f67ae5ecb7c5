// fails: theNoteIsOnIt itSurvivesAReboot itSurvivesAnotherDisk theFileSystemHasGrown
// %% storage-grow
ec2.modifyVolume(r -> r.volumeId(volumeId).size(biggerGiB));
lab.advance("1m");
ssh("sudo umount " + mountPoint + "; sudo mkfs -t " + fileSystem + (fileSystem.equals("xfs") ? " -f" : " -F") + " /dev/nvme1n1; sudo mount /dev/nvme1n1 " + mountPoint + "; sudo chown ec2-user " + mountPoint);
