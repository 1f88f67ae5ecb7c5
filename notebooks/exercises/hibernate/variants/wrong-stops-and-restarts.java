// fails: theProcessHasSurvived theProofIsRight
// %% hibernate-sleep
-ec2.stopInstances(r -> r.instanceIds(instanceId).hibernate(true));
+ec2.stopInstances(r -> r.instanceIds(instanceId));
-ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
+ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
+ssh("ping " + host + " > ping.log 2>&1 &");
