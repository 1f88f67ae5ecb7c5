// fails: atRestItIsOk longLoadRings aShortPeakDoesNot loadBelowTheLimitDoesNot aLetterComes theEndIsTold silenceRings
// %% alarm-make
-        .namespace("AWS/EC2").metricName("CPUUtilization").dimensions(d -> d.name("InstanceId").value(serverId))
+        .namespace("AWS/EC2").metricName("CPUUsage").dimensions(d -> d.name("InstanceId").value(serverId))
