// fails:
// %% site-down-repair
String site = site().instanceId();
String aws(String command) {
    return lab.terminal().run("aws ec2 " + command).out().strip();
}
String table = aws("describe-route-tables --filters Name=tag:Name,Values=site --query RouteTables[0].RouteTableId --output text");
String gateway = aws("describe-internet-gateways --filters Name=tag:Name,Values=site --query InternetGateways[0].InternetGatewayId --output text");
aws("create-route --route-table-id " + table + " --destination-cidr-block 0.0.0.0/0 --gateway-id " + gateway);
String address = aws("describe-addresses --filters Name=tag:Name,Values=site --query Addresses[0].AllocationId --output text");
aws("associate-address --allocation-id " + address + " --instance-id " + site);
// %% site-down-causes
var causes = new ArrayList<>(List.of("route", "address"));
