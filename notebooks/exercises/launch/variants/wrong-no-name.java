// fails: oneRunsAndHasItsName
// %% launch-launch
-                .tagSpecifications(t -> t.resourceType("instance").tags(g -> g.key("Name").value(serverName)))
