// fails: eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-build
-    used.add(block);
