// fails: changesAreReported silenceIsReported
// %% alarm-rules-changes
List<String> changes(List<Double> points, double threshold, int n, int m, String missing) {
    List<String> changes = new ArrayList<>();
    String state = "OK";
    for (int i = 0; i < points.size(); i++) {
        String next = state(points.subList(0, i + 1), threshold, n, m, missing, state);
        if (!next.equals(state)) {
            changes.add(i + " " + next);
            state = next;
        }
    }
    return changes;
}
