// fails: theWebIsOpen onlyTheWebIsOpen
// %% two-tier-build
-launch("web", tree.publicSubnets().get(0), web, true);
+launch("web", tree.publicSubnets().get(0), web, false);
