// fails: nothingIsLeft
// %% lost-key-open
-ec2.terminateInstances(r -> r.instanceIds(doctor));
-ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(doctor));
