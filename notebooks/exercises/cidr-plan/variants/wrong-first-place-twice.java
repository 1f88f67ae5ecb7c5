// fails: eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-build
String vpcId = ec2.describeVpcs(r -> r.filters(f -> f.name("tag:Name").values("plan"))).vpcs().get(0).vpcId();
List<String> used = new ArrayList<>(takenCidrs);
void add(String name, int hosts) {
    String block = firstFree(vpcCidr, used, prefixFor(hosts));
    ec2.createSubnet(r -> r.vpcId(vpcId).cidrBlock(block)
            .tagSpecifications(t -> t.resourceType("subnet").tags(g -> g.key("Name").value(name))));
}
add("web", webServers);
add("db", databases);
add("work", workers);
