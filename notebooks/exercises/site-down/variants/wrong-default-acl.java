// fails: theAttackersStayOut
// %% site-down-repair
-    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
-}
+    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
+}
+String vpcId = site().vpcId();
+String defaultAcl = ec2.describeNetworkAcls(r -> r.filters(f -> f.name("vpc-id").values(vpcId), f -> f.name("default").values("true"))).networkAcls().get(0).networkAclId();
+ec2.replaceNetworkAclAssociation(r -> r.associationId(acl.associations().get(0).networkAclAssociationId()).networkAclId(defaultAcl));
