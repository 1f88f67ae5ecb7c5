// fails: theWebIsOpen onlyTheWebIsOpen
// %% two-tier-build
-ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
+ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(8080).toPort(8080).cidrIp("0.0.0.0/0"));
