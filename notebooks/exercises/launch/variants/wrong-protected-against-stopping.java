// fails: itIsNotTerminatedByMistake
// %% launch-protect
ec2.modifyInstanceAttribute(r -> r.instanceId(instanceId).disableApiStop(a -> a.value(true)));
