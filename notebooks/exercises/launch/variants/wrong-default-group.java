// fails: theGroupHasItsName theOfficeGetsIn othersDoNot theKeyFits thePageIsThere itIsThereAfterAReboot
// %% launch-launch
-                .securityGroupIds(groupId)
+                
