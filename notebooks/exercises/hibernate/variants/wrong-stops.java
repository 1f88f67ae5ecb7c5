// fails: itSurvivesOnceMore pingIsRunning theProcessHasSurvived theProofIsRight
// %% hibernate-sleep
-ec2.stopInstances(r -> r.instanceIds(instanceId).hibernate(true));
+ec2.stopInstances(r -> r.instanceIds(instanceId));
