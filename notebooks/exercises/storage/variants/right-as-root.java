// fails:
// %% storage-mount
ssh("sudo mkfs -t " + fileSystem + " /dev/sdf");
ssh("sudo mkdir -p " + mountPoint);
ssh("sudo cp /etc/fstab /etc/fstab.orig");
ssh("echo UUID=$(sudo blkid -o value -s UUID /dev/sdf) " + mountPoint + " " + fileSystem + " defaults 0 0 | sudo tee -a /etc/fstab");
ssh("sudo mount " + mountPoint);
ssh("sudo chown ec2-user " + mountPoint + "; echo " + word + " > " + mountPoint + "/note.txt");
// %% storage-grow
ec2.modifyVolume(r -> r.volumeId(volumeId).size(biggerGiB));
lab.advance("3h");
ssh(fileSystem.equals("xfs") ? "sudo xfs_growfs " + mountPoint : "sudo resize2fs /dev/sdf");
