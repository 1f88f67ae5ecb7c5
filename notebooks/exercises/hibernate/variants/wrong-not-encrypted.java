// fails: after61DaysItIsNotResumed hibernationIsEnabled itSurvivesOnceMore pingIsRunning theLogHasAnswers theProcessHasSurvived theProofIsRight theRootVolumeIsEncryptedAndLargeEnough theTypeIsRight
// %% hibernate-launch
-                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.encrypted(true).volumeSize(8))))
+                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(8))))
