// fails: theRootVolumeIsRight
// %% launch-launch
-                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(rootGiB).volumeType("gp3")))
