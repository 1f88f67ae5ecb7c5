// fails: itOpensForEverybody nothingElseIsOpen theAttackersStayOut thePageOpens theServerRanOn allCausesAreNamed
// %% site-down-repair
-if (site().publicIpAddress() == null) {
-    found.add("address");
-    String allocationId = ec2.describeAddresses(r -> r.filters(f -> f.name("tag:Name").values("site"))).addresses().get(0).allocationId();
-    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
-}
