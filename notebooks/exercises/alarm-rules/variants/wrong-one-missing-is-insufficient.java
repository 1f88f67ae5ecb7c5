// fails: silenceIsInsufficient aYoungMetricIsJudged changesAreReported silenceIsReported
// %% alarm-rules-state
String state(List<Double> points, double threshold, int n, int m, String missing, String before) {
    int bad = 0;
    int present = 0;
    for (int i = points.size() - n; i < points.size(); i++) {
        Double point = i < 0 ? null : points.get(i);
        present += point == null ? 0 : 1;
        bad += (point == null ? missing.equals("breaching") : point > threshold) ? 1 : 0;
    }
    if (present < n && missing.equals("missing")) {
        return "INSUFFICIENT_DATA";
    }
    if (present == 0 && missing.equals("ignore")) {
        return before;
    }
    return bad >= m ? "ALARM" : "OK";
}
