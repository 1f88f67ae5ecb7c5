// fails: after61DaysItIsNotResumed hibernationIsEnabled itSurvivesOnceMore pingIsRunning theLogHasAnswers theProcessHasSurvived theProofIsRight theRootVolumeIsEncryptedAndLargeEnough theTypeIsRight
// %% hibernate-launch
instanceId = ec2.runInstances(r -> r.imageId(imageId)
                .instanceType(instanceType)
                .minCount(1)
                .maxCount(1)
                .keyName("vockey")
                .securityGroupIds(groupId)
                .hibernationOptions(h -> h.configured(true))
                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(8))))
        .instances().get(0).instanceId();
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId));
