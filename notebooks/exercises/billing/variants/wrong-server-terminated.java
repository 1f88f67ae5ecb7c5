// fails: noIdleAddressIsLeft noLoneVolumeIsLeft whatIsUsedStays
// %% billing-clean
var all = ec2.describeInstances().reservations().get(0).instances().get(0).instanceId();
ec2.terminateInstances(r -> r.instanceIds(all));
ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(all));
