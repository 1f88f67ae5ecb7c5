// fails: theLastAddressIsUsed theLimitsAreKept
// %% cidr-plan-prefix
int prefixFor(int hosts) {
    if (hosts < 1) {
        return -1;
    }
    for (int prefix = 28; prefix >= 16; prefix--) {
        if ((1 << (32 - prefix)) - 5 > hosts) {
            return prefix;
        }
    }
    return -1;
}
