// fails: theDatabaseGetsOut
// %% two-tier-build
-var tree = lab.createVpcAndMore(VpcAndMore.named("shop").range(vpcCidr).zones(1).nat(VpcAndMore.Nat.IN_ONE_ZONE));
+var tree = lab.createVpcAndMore(VpcAndMore.named("shop").range(vpcCidr).zones(1));
