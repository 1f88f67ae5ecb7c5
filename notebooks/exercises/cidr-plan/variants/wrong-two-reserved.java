// fails: theLastAddressIsUsed theLimitsAreKept
// %% cidr-plan-prefix
-        if ((1 << (32 - prefix)) - 5 >= hosts) {
+        if ((1 << (32 - prefix)) - 2 >= hosts) {
