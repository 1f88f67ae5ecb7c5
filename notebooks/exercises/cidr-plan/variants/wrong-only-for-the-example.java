// fails: prefixesAreRight theLastAddressIsUsed theLimitsAreKept eachHasRoom
// %% cidr-plan-prefix
int prefixFor(int hosts) {
    return 25;
}
