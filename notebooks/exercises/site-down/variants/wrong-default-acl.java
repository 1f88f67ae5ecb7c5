// fails: theAttackersStayOut
// %% site-down-repair
List<String> found = new ArrayList<>();
var table = ec2.describeRouteTables(r -> r.filters(f -> f.name("tag:Name").values("site"))).routeTables().get(0);
if (table.routes().stream().noneMatch(route -> "0.0.0.0/0".equals(route.destinationCidrBlock()))) {
    found.add("route");
    String gatewayId = ec2.describeInternetGateways(r -> r.filters(f -> f.name("tag:Name").values("site"))).internetGateways().get(0).internetGatewayId();
    ec2.createRoute(r -> r.routeTableId(table.routeTableId()).destinationCidrBlock("0.0.0.0/0").gatewayId(gatewayId));
}
var group = ec2.describeSecurityGroups(r -> r.filters(f -> f.name("tag:Name").values("site"))).securityGroups().get(0);
if (group.ipPermissions().stream().noneMatch(rule -> rule.fromPort() == 80)) {
    found.add("group");
    ec2.revokeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipPermissions(group.ipPermissions()));
    ec2.authorizeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
}
var acl = ec2.describeNetworkAcls(r -> r.filters(f -> f.name("tag:Name").values("site"))).networkAcls().get(0);
if (acl.entries().stream().noneMatch(entry -> !entry.egress() && entry.ruleNumber() == 100)) {
    found.add("acl");
    ec2.createNetworkAclEntry(r -> r.networkAclId(acl.networkAclId()).egress(false).ruleNumber(100).ruleAction("allow")
            .protocol("6").cidrBlock("0.0.0.0/0").portRange(p -> p.from(80).to(80)));
}
if (acl.entries().stream().noneMatch(entry -> entry.egress() && entry.ruleNumber() == 110)) {
    found.add("acl");
    ec2.createNetworkAclEntry(r -> r.networkAclId(acl.networkAclId()).egress(true).ruleNumber(110).ruleAction("allow")
            .protocol("6").cidrBlock("0.0.0.0/0").portRange(p -> p.from(1024).to(65535)));
}
if (site().publicIpAddress() == null) {
    found.add("address");
    String allocationId = ec2.describeAddresses(r -> r.filters(f -> f.name("tag:Name").values("site"))).addresses().get(0).allocationId();
    ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site().instanceId()));
}
String vpcId = site().vpcId();
String defaultAcl = ec2.describeNetworkAcls(r -> r.filters(f -> f.name("vpc-id").values(vpcId), f -> f.name("default").values("true"))).networkAcls().get(0).networkAclId();
ec2.replaceNetworkAclAssociation(r -> r.associationId(acl.associations().get(0).networkAclAssociationId()).networkAclId(defaultAcl));
