// fails: nobodyIsAccusedInVain
// %% site-down-causes
List<String> causes = List.of("route", "group", "acl", "address", "gateway", "machine");
