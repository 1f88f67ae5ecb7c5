// fails: itIsMounted theNoteIsOnIt itSurvivesAReboot itSurvivesAnotherDisk theFileSystemHasGrown theServerRanOn
// %% storage-mount
ssh("sudo mkfs -t " + fileSystem + " /dev/nvme1n1");
String uuid = ssh("sudo blkid -s UUID -o value /dev/nvme1n1").strip();
ssh("sudo mkdir -p " + mountPoint);
ssh("echo UUID=" + uuid + " " + mountPoint + " " + fileSystem + " defaults,nofail 0 2 | sudo tee -a /etc/fstab");
ssh("sudo chown ec2-user:ec2-user " + mountPoint);
ssh("echo " + word + " > " + mountPoint + "/note.txt");
// %% storage-grow
ec2.modifyVolume(r -> r.volumeId(volumeId).size(biggerGiB));
lab.advance("1m");
