// fails:
// %% cidr-plan-build
String id = lab.terminal().run("aws ec2 describe-vpcs --filters Name=tag:Name,Values=plan --query Vpcs[0].VpcId --output text").out().strip();
var places = new ArrayList<String>(takenCidrs);
for (var need : List.of(Map.entry("web", webServers), Map.entry("db", databases), Map.entry("work", workers))) {
    String place = firstFree(vpcCidr, places, prefixFor(need.getValue()));
    places.add(place);
    lab.terminal().run("aws ec2 create-subnet --vpc-id " + id + " --cidr-block " + place
            + " --tag-specifications 'ResourceType=subnet,Tags=[{Key=Name,Value=" + need.getKey() + "}]'");
}
