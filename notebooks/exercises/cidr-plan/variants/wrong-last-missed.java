// fails: theEndIsRight
// %% cidr-plan-free
-    for (long at = first(vpc); at + size - 1 <= last(vpc); at += size) {
+    for (long at = first(vpc); at + size <= last(vpc); at += size) {
