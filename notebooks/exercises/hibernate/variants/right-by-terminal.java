// fails:
// %% hibernate-launch
instanceId = ec2.runInstances(r -> r.imageId(imageId)
                .instanceType(instanceType)
                .minCount(1)
                .maxCount(1)
                .keyName("vockey")
                .securityGroupIds(groupId)
                .hibernationOptions(h -> h.configured(true))
                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.encrypted(true).volumeSize(20))))
        .instances().get(0).instanceId();
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
// %% hibernate-run
String address = ec2.describeInstances(r -> r.instanceIds(instanceId))
        .reservations().get(0).instances().get(0).publicIpAddress();
lab.terminal().type("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@" + address + "\n"
        + "ping " + host + " > ping.log &\n"
        + "exit\n");
lab.advance("10m");
// %% hibernate-sleep
int pidBefore = 0;
int pidAfter = 0;
pidBefore = Integer.parseInt(ssh("ps -C ping -o pid=").strip());
ec2.stopInstances(r -> r.instanceIds(instanceId).hibernate(true));
ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instanceId));
lab.advance("2d");
ec2.startInstances(r -> r.instanceIds(instanceId));
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
pidAfter = Integer.parseInt(ssh("ps -C ping -o pid=").strip());
// %% hibernate-size
int smallestRootGiB(int ramMiB, int systemGiB) {
    return ramMiB / 1024.0 < 150 ? (int) Math.ceil(ramMiB / 1024.0) + systemGiB : -1;
}
