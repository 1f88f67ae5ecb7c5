// fails: itOpensForEverybody nothingElseIsOpen theAttackersStayOut thePageOpens theServerRanOn
// %% site-down-repair
-    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
-}
+    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
+}
+var old = site();
+String web = ec2.describeSecurityGroups(r -> r.filters(f -> f.name("group-name").values("web"))).securityGroups().get(0).groupId();
+ec2.runInstances(r -> r.imageId(old.imageId()).instanceType("t3.micro").minCount(1).maxCount(1)
+        .networkInterfaces(n -> n.deviceIndex(0).subnetId(old.subnetId()).groups(web).associatePublicIpAddress(true))
+        .userData(Base64.getEncoder().encodeToString(("#!/bin/bash\ndnf install -y httpd\necho " + word + " > /var/www/html/index.html\nsystemctl enable --now httpd\n").getBytes()))
+        .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value("site"))));
+ec2.terminateInstances(r -> r.instanceIds(old.instanceId()));
+lab.advance("10m");
