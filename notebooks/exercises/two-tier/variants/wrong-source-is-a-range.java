// fails: whoIsAWebServerGetsIn
// %% two-tier-build
-        .userIdGroupPairs(g -> g.groupId(web))));
+        .ipRanges(i -> i.cidrIp(vpcCidr))));
