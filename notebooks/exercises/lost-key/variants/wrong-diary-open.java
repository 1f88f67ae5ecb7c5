// fails: theDiaryIsAsItWas
// %% lost-key-open
-        + " 'sudo mount -o nouuid /dev/nvme1n1p1 /mnt && cat .ssh/authorized_keys | sudo tee -a /mnt/home/ec2-user/.ssh/authorized_keys && sudo umount /mnt'");
+        + " 'sudo mount -o nouuid /dev/nvme1n1p1 /mnt && cat .ssh/authorized_keys | sudo tee -a /mnt/home/ec2-user/.ssh/authorized_keys && sudo chmod 644 /mnt/home/ec2-user/diary.txt && sudo umount /mnt'");
