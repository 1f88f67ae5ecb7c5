// fails: theEndIsRight
// %% cidr-plan-free
-    for (long at = first(vpc); at + size - 1 <= last(vpc); at += size) {
+    for (long at = first(vpc); at <= last(vpc); at += size) {
-    return "";
+    throw new IllegalArgumentException("full");
