// fails: nothingElseIsOpen
// %% site-down-repair
-    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
-}
+    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
+}
+ec2.authorizeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
+ec2.createNetworkAclEntry(r -> r.networkAclId(acl.networkAclId()).egress(false).ruleNumber(90).ruleAction("allow").protocol("6")
+        .cidrBlock("0.0.0.0/0").portRange(p -> p.from(22).to(22)));
