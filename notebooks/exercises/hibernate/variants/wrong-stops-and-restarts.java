// fails: theProcessHasSurvived theProofIsRight
// %% hibernate-sleep
int pidBefore = 0;
int pidAfter = 0;
pidBefore = Integer.parseInt(ssh("pgrep -x ping").strip());
ec2.stopInstances(r -> r.instanceIds(instanceId));
ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instanceId));
lab.advance("2d");
ec2.startInstances(r -> r.instanceIds(instanceId));
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
ssh("ping " + host + " > ping.log 2>&1 &");
pidAfter = Integer.parseInt(ssh("pgrep -x ping").strip());
