// fails: allCausesAreNamed nobodyIsAccusedInVain
// %% site-down-causes
List<String> causes = List.of();
