// fails: nothingIsLeft
// %% lost-key-open
-}
+}
+String copy = ec2.createVolume(r -> r.availabilityZone(zone).size(8).volumeType("gp3")).volumeId();
