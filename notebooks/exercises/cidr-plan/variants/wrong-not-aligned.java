// fails: blocksAreAligned eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-free
-    for (long at = first(vpc); at + size - 1 <= last(vpc); at += size) {
+    for (long at = first(vpc); at + size - 1 <= last(vpc); at += 16) {
