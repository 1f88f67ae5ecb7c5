// fails: theyAreInSubnetsOfTheVpc theWebIsOpen theDatabaseIsHidden theDatabaseGetsOut theWebServerReachesTheDatabase noOtherPortIsOpen whoIsAWebServerGetsIn onlyTheWebIsOpen
// %% two-tier-build
// The default VPC is good enough.
