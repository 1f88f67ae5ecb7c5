// fails: nothingElseIsOpen theAttackersStayOut
// %% site-down-repair
-    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
-}
+    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
+}
+ec2.authorizeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipProtocol("-1").cidrIp("0.0.0.0/0"));
+ec2.createNetworkAclEntry(r -> r.networkAclId(acl.networkAclId()).egress(false).ruleNumber(10).ruleAction("allow").protocol("-1").cidrBlock("0.0.0.0/0"));
