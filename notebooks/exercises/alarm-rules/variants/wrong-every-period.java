// fails: changesAreReported silenceIsReported
// %% alarm-rules-changes
List<String> changes(List<Double> points, double threshold, int n, int m, String missing) {
    List<String> changes = new ArrayList<>();
    String state = "INSUFFICIENT_DATA";
    for (int i = 0; i < points.size(); i++) {
        state = state(points.subList(0, i + 1), threshold, n, m, missing, state);
        changes.add(i + " " + state);
    }
    return changes;
}
