// fails: theTypeIsRight
// %% hibernate-launch
instanceId = ec2.runInstances(r -> r.imageId(imageId)
                .instanceType(instanceType.equals("t3.micro") ? "t3.small" : "t3.micro")
                .minCount(1)
                .maxCount(1)
                .keyName("vockey")
                .securityGroupIds(groupId)
                .hibernationOptions(h -> h.configured(true))
                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.encrypted(true).volumeSize(8))))
        .instances().get(0).instanceId();
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
