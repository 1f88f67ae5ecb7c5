// fails: theTypeAndTheZoneAreRight
// %% launch-launch
String script = "#!/bin/bash\ndnf install -y httpd\necho '<h1>" + word + "</h1>' > /var/www/html/index.html\nsystemctl enable --now httpd\n";
String instanceId = ec2.runInstances(r -> r.imageId(imageId)
                .instanceType(instanceType)
                .minCount(1)
                .maxCount(1)
                .keyName("vockey")
                .securityGroupIds(groupId)
                .placement(p -> p.availabilityZone(zone.equals("us-east-1a") ? "us-east-1b" : "us-east-1a"))
                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(rootGiB).volumeType("gp3")))
                .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value(serverName)))
                .userData(Base64.getEncoder().encodeToString(script.getBytes())))
        .instances().get(0).instanceId();
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
