// fails: thePageIsThere itIsThereAfterAReboot
// %% launch-group
String groupId = ec2.createSecurityGroup(r -> r.groupName(groupName).description("The specified web server").vpcId(vpcId)).groupId();
ec2.authorizeSecurityGroupIngress(r -> r.groupId(groupId).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp(officeCidr));
