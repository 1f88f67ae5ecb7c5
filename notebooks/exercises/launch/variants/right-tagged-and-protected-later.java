// fails:
// %% launch-launch
-                .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value(serverName)))

-ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
+ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
+ec2.createTags(r -> r.resources(instanceId).tags(t -> t.key("Name").value(serverName), t -> t.key("Owner").value("me")));
