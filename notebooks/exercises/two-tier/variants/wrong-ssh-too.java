// fails: onlyTheWebIsOpen
// %% two-tier-build
var tree = lab.createVpcAndMore(VpcAndMore.named("shop").range(vpcCidr).zones(1).nat(VpcAndMore.Nat.IN_ONE_ZONE));
String group(String name) {
    return ec2.createSecurityGroup(r -> r.groupName(name).description(name).vpcId(tree.vpc())).groupId();
}
String web = group("web");
String db = group("db");
int port = Integer.parseInt(databasePort);
ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
ec2.authorizeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(p -> p.ipProtocol("tcp").fromPort(port).toPort(port)
        .userIdGroupPairs(g -> g.groupId(web))));
void launch(String name, String subnet, String group, boolean open) {
    String id = ec2.runInstances(r -> r.imageId(imageId).instanceType("t3.micro").minCount(1).maxCount(1)
            .networkInterfaces(n -> n.deviceIndex(0).subnetId(subnet).groups(group).associatePublicIpAddress(open))
            .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value(name))))
            .instances().get(0).instanceId();
    ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
}
launch("web", tree.publicSubnets().get(0), web, true);
launch("db", tree.privateSubnets().get(0), db, false);
