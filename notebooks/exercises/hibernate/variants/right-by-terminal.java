// fails:
// %% hibernate-launch
-                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.encrypted(true).volumeSize(8))))
+                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.encrypted(true).volumeSize(20))))
// %% hibernate-run
String address = ec2.describeInstances(r -> r.instanceIds(instanceId))
        .reservations().get(0).instances().get(0).publicIpAddress();
lab.terminal().type("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@" + address + "\n"
        + "ping " + host + " > ping.log &\n"
        + "exit\n");
lab.advance("10m");
// %% hibernate-sleep
-pidBefore = Integer.parseInt(ssh("pgrep -x ping").strip());
+pidBefore = Integer.parseInt(ssh("ps -C ping -o pid=").strip());
-pidAfter = Integer.parseInt(ssh("pgrep -x ping").strip());
+pidAfter = Integer.parseInt(ssh("ps -C ping -o pid=").strip());
// %% hibernate-size
int smallestRootGiB(int ramMiB, int systemGiB) {
    return ramMiB / 1024.0 < 150 ? (int) Math.ceil(ramMiB / 1024.0) + systemGiB : -1;
}
