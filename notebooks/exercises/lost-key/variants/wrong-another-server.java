// fails: yourKeyOpens itStaysOpen nothingElseWasOpened itIsTheSameServer nothingIsLeft theDiaryIsAsItWas theWordIsFound
// %% lost-key-open
String id = diary().instanceId();
String image = ec2.createImage(r -> r.instanceId(id).name("diary")).imageId();
ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(image));
String group = diary().securityGroups().get(0).groupId();
String copy = ec2.runInstances(r -> r.imageId(image).instanceType("t3.micro").minCount(1).maxCount(1).keyName("vockey")
        .securityGroupIds(group).placement(p -> p.availabilityZone(zone))
        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("diary-2")))).instances().get(0).instanceId();
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(copy));
ec2.terminateInstances(r -> r.instanceIds(id));
