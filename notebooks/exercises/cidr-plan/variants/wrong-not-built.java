// fails: eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-build
// On paper it is right.
