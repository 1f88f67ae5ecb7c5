// fails: theyAreInSubnetsOfTheVpc theDatabaseIsHidden theDatabaseGetsOut
// %% two-tier-build
-launch("db", tree.privateSubnets().get(0), db, false);
+launch("db", tree.publicSubnets().get(0), db, true);
