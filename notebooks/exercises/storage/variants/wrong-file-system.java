// fails: itIsMounted theServerRanOn theFileSystemHasGrown
// %% storage-mount
ssh("sudo mkfs -t " + (fileSystem.equals("xfs") ? "ext4" : "xfs") + " /dev/nvme1n1");
String uuid = ssh("sudo blkid -s UUID -o value /dev/nvme1n1").strip();
ssh("sudo mkdir -p " + mountPoint);
ssh("echo UUID=" + uuid + " " + mountPoint + " " + (fileSystem.equals("xfs") ? "ext4" : "xfs") + " defaults,nofail 0 2 | sudo tee -a /etc/fstab");
ssh("sudo mount -a");
ssh("sudo chown ec2-user:ec2-user " + mountPoint);
ssh("echo " + word + " > " + mountPoint + "/note.txt");
