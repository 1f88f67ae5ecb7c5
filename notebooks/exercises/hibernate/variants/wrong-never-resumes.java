// fails: itSurvivesOnceMore theProcessHasSurvived theProofIsRight
// %% hibernate-sleep
-ec2.startInstances(r -> r.instanceIds(instanceId));
+if (false) ec2.startInstances(r -> r.instanceIds(instanceId));
