// fails: itSurvivesAReboot itSurvivesAnotherDisk
// %% storage-mount
ssh("sudo mkfs -t " + fileSystem + " /dev/nvme1n1");
String uuid = ssh("sudo blkid -s UUID -o value /dev/nvme1n1").strip();
ssh("sudo mkdir -p " + mountPoint);
ssh("sudo mount /dev/nvme1n1 " + mountPoint);
ssh("sudo chown ec2-user:ec2-user " + mountPoint);
ssh("echo " + word + " > " + mountPoint + "/note.txt");
