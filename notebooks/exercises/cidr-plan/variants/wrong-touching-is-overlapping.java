// fails: neighboursDoNot gapsAreFound theEndIsRight eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-overlap
-    return first(one) <= last(other) && first(other) <= last(one);
+    return first(one) <= last(other) + 1 && first(other) <= last(one) + 1;
