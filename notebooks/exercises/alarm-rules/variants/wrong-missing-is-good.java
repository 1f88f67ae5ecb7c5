// fails: missingPointsAreFilled silenceIsInsufficient ignoreKeepsTheState silenceIsReported
// %% alarm-rules-state
String state(List<Double> points, double threshold, int n, int m, String missing, String before) {
    long bad = points.subList(Math.max(0, points.size() - n), points.size()).stream()
            .filter(point -> point != null && point > threshold).count();
    return bad >= m ? "ALARM" : "OK";
}
