// fails:
// %% two-tier-build
String vpc = ec2.createVpc(r -> r.cidrBlock(vpcCidr)).vpc().vpcId();
var halves = Cidr.of(vpcCidr).split(20);
String street = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(halves.get(3).toString()).availabilityZone("us-east-1b")).subnet().subnetId();
String yard = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(halves.get(9).toString()).availabilityZone("us-east-1b")).subnet().subnetId();
String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
ec2.attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
String out = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
ec2.createRoute(r -> r.routeTableId(out).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
ec2.associateRouteTable(r -> r.routeTableId(out).subnetId(street));
String address = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
String nat = ec2.createNatGateway(r -> r.subnetId(street).allocationId(address)).natGateway().natGatewayId();
ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(nat));
String main = ec2.describeRouteTables(r -> r.filters(f -> f.name("vpc-id").values(vpc), f -> f.name("association.main").values("true"))).routeTables().get(0).routeTableId();
ec2.createRoute(r -> r.routeTableId(main).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
String group(String name) {
    return ec2.createSecurityGroup(r -> r.groupName(name).description(name).vpcId(vpc)).groupId();
}
String web = group("web");
String db = group("db");
int port = Integer.parseInt(databasePort);
ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
ec2.authorizeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(p -> p.ipProtocol("tcp").fromPort(port).toPort(port)
        .userIdGroupPairs(g -> g.groupId(web))));
void launch(String name, String subnet, String group, boolean open) {
    String id = ec2.runInstances(r -> r.imageId(imageId).instanceType("t3.micro").minCount(1).maxCount(1)
            .networkInterfaces(n -> n.deviceIndex(0).subnetId(subnet).groups(group).associatePublicIpAddress(open))
            .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value(name))))
            .instances().get(0).instanceId();
    ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
}
launch("web", street, web, true);
launch("db", yard, db, false);
