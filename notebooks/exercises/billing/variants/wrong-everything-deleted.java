// fails: whatIsUsedStays
// %% billing-clean
-    if (volume.tags().stream().noneMatch(tag -> tag.key().equals("Keep"))) {
-        ec2.deleteVolume(r -> r.volumeId(volume.volumeId()));
-    }
+    ec2.deleteVolume(r -> r.volumeId(volume.volumeId()));
