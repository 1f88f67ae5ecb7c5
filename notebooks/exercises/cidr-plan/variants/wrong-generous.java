// fails: eachHasRoom
// %% cidr-plan-build
-    String block = firstFree(vpcCidr, used, prefixFor(hosts));
+    String block = firstFree(vpcCidr, used, prefixFor(hosts) - 1);
