// fails: theLastAddressIsUsed theLimitsAreKept eachHasRoom
// %% cidr-plan-prefix
-        if ((1 << (32 - prefix)) - 5 >= hosts) {
+        if ((1 << (32 - prefix)) >= hosts) {
