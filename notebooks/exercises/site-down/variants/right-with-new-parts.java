// fails:
// %% site-down-repair
String site = site().instanceId();
String subnetId = site().subnetId();
String vpcId = site().vpcId();
String gatewayId = ec2.describeInternetGateways(r -> r.filters(f -> f.name("attachment.vpc-id").values(vpcId))).internetGateways().get(0).internetGatewayId();
String tableId = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();
ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("0.0.0.0/0").gatewayId(gatewayId));
String before = ec2.describeRouteTables(r -> r.filters(f -> f.name("association.subnet-id").values(subnetId))).routeTables().get(0).associations().get(0).routeTableAssociationId();
ec2.replaceRouteTableAssociation(r -> r.associationId(before).routeTableId(tableId));
String allocationId = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
ec2.associateAddress(r -> r.allocationId(allocationId).instanceId(site));
// %% site-down-causes
List<String> causes = Arrays.asList("address", "route");
