// fails: mOfNDecide missingPointsAreFilled silenceIsInsufficient changesAreReported
// %% alarm-rules-state
String state(List<Double> points, double threshold, int n, int m, String missing, String before) {
    int run = 0;
    int present = 0;
    for (int i = points.size() - n; i < points.size(); i++) {
        Double point = i < 0 ? null : points.get(i);
        present += point == null ? 0 : 1;
        boolean bad = point == null ? missing.equals("breaching") : point > threshold;
        run = bad ? run + 1 : point == null && run >= m ? run : 0;
    }
    if (present == 0 && missing.equals("missing")) {
        return "INSUFFICIENT_DATA";
    }
    if (present == 0 && missing.equals("ignore")) {
        return before;
    }
    return run >= m ? "ALARM" : "OK";
}
