// fails: theWebServerReachesTheDatabase noOtherPortIsOpen whoIsAWebServerGetsIn
// %% two-tier-build
-launch("db", tree.privateSubnets().get(0), db, false);
+launch("db", tree.privateSubnets().get(0), web, false);
