// fails: aYoungMetricIsJudged changesAreReported
// %% alarm-rules-state
String state(List<Double> points, double threshold, int n, int m, String missing, String before) {
    if (points.size() < n) {
        return "INSUFFICIENT_DATA";
    }
    List<Double> window = points.subList(points.size() - n, points.size());
    long present = window.stream().filter(Objects::nonNull).count();
    if (present == 0 && missing.equals("missing")) {
        return "INSUFFICIENT_DATA";
    }
    if (present == 0 && missing.equals("ignore")) {
        return before;
    }
    long bad = window.stream().filter(point -> point == null ? missing.equals("breaching") : point > threshold).count();
    return bad >= m ? "ALARM" : "OK";
}
