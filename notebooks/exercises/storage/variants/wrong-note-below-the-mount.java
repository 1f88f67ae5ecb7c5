// fails: theNoteIsOnIt itSurvivesAReboot itSurvivesAnotherDisk theFileSystemHasGrown
// %% storage-mount
ssh("sudo mkdir -p " + mountPoint + "; sudo chown ec2-user " + mountPoint + "; echo " + word + " > " + mountPoint + "/note.txt");
ssh("sudo mkfs -t " + fileSystem + " /dev/nvme1n1");
ssh("echo UUID=$(sudo blkid -o value -s UUID /dev/nvme1n1) " + mountPoint + " " + fileSystem + " defaults 0 0 | sudo tee -a /etc/fstab");
ssh("sudo mount -a; sudo chown ec2-user " + mountPoint);
