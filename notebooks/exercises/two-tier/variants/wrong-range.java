// fails: theyAreInSubnetsOfTheVpc
// %% two-tier-build
-var tree = lab.createVpcAndMore(VpcAndMore.named("shop").range(vpcCidr).zones(1).nat(VpcAndMore.Nat.IN_ONE_ZONE));
+var tree = lab.createVpcAndMore(VpcAndMore.named("shop").range("172.20.0.0/16").zones(1).nat(VpcAndMore.Nat.IN_ONE_ZONE));
