// fails: innerBlocksOverlap blocksAreAligned theEndIsRight eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-overlap
-    return first(one) <= last(other) && first(other) <= last(one);
+    return first(one) <= first(other) && last(other) <= last(one);
