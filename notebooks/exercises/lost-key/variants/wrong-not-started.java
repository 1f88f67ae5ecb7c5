// fails: yourKeyOpens itStaysOpen nothingElseWasOpened itIsTheSameServer nothingIsLeft theWordIsFound theDiaryIsAsItWas
// %% lost-key-open
-ec2.startInstances(r -> r.instanceIds(id));
-ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));
