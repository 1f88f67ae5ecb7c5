// fails: itSurvivesAnotherDisk
// %% storage-mount
-ssh("echo UUID=" + uuid + " " + mountPoint + " " + fileSystem + " defaults,nofail 0 2 | sudo tee -a /etc/fstab");
+ssh("echo /dev/nvme1n1 " + mountPoint + " " + fileSystem + " defaults,nofail 0 2 | sudo tee -a /etc/fstab");
