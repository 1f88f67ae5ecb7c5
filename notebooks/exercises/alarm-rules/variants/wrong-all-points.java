// fails: olderPointsDoNotCount changesAreReported silenceIsReported
// %% alarm-rules-state
String state(List<Double> points, double threshold, int n, int m, String missing, String before) {
    long present = points.stream().filter(Objects::nonNull).count();
    if (present == 0 && missing.equals("missing")) {
        return "INSUFFICIENT_DATA";
    }
    if (present == 0 && missing.equals("ignore")) {
        return before;
    }
    long bad = points.stream().filter(point -> point == null ? missing.equals("breaching") : point > threshold).count();
    return bad >= m ? "ALARM" : "OK";
}
