// fails: itOpensForEverybody
// %% site-down-repair
-    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
-}
+    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
+}
+ec2.revokeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
+ec2.authorizeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp(lab.site().address() + "/32"));
