// fails: eachIsAtTheFirstPlace
// %% cidr-plan-build
-}
+}
+add("work", workers);
+add("db", databases);
-add("db", databases);
-add("work", workers);
