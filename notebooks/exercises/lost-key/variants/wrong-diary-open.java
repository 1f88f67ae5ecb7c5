// fails: theDiaryIsAsItWas
// %% lost-key-open
String id = diary().instanceId();
String root = diary().blockDeviceMappings().get(0).ebs().volumeId();
String image = diary().imageId();
String group = diary().securityGroups().get(0).groupId();
String doctor = ec2.runInstances(r -> r.imageId(image).instanceType("t3.micro").minCount(1).maxCount(1).keyName("vockey")
        .securityGroupIds(group).placement(p -> p.availabilityZone(zone))).instances().get(0).instanceId();
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(doctor));
ec2.stopInstances(r -> r.instanceIds(id));
ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
void move(String to, String device) {
    ec2.detachVolume(r -> r.volumeId(root));
    ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(root));
    ec2.attachVolume(r -> r.volumeId(root).instanceId(to).device(device));
    ec2.waiter().waitUntilVolumeInUse(r -> r.volumeIds(root));
    lab.advance("20s");
}
move(doctor, "/dev/sdf");
String address = ec2.describeInstances(r -> r.instanceIds(doctor)).reservations().get(0).instances().get(0).publicIpAddress();
lab.terminal().run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@" + address
        + " 'sudo mount -o nouuid /dev/nvme1n1p1 /mnt && cat .ssh/authorized_keys | sudo tee -a /mnt/home/ec2-user/.ssh/authorized_keys && sudo chmod 644 /mnt/home/ec2-user/diary.txt && sudo umount /mnt'");
move(id, "/dev/xvda");
ec2.startInstances(r -> r.instanceIds(id));
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));
ec2.terminateInstances(r -> r.instanceIds(doctor));
ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(doctor));
