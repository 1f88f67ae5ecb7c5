// fails: theLimitsAreKept
// %% cidr-plan-prefix
int prefixFor(int hosts) {
    int prefix = 28;
    while ((1 << (32 - prefix)) - 5 < hosts) {
        prefix--;
    }
    return prefix;
}
