// fails: theServerRanOn
// %% site-down-repair
-    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
-}
+    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
+}
+ec2.rebootInstances(r -> r.instanceIds(site().instanceId()));
+lab.advance("10m");
