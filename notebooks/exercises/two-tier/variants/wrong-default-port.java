// fails: theWebServerReachesTheDatabase noOtherPortIsOpen whoIsAWebServerGetsIn
// %% two-tier-build
-int port = Integer.parseInt(databasePort);
+int port = 1433;
