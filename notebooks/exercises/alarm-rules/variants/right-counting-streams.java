// fails:
// %% alarm-rules-breaches
boolean breaches(double value, String operator, double threshold) {
    int order = Double.compare(value, threshold);
    boolean equal = order == 0 && operator.contains("OrEqual");
    return equal || (operator.startsWith("Greater") ? order > 0 : order < 0);
}
// %% alarm-rules-state
String state(List<Double> points, double threshold, int n, int m, String missing, String before) {
    List<Double> window = points.subList(Math.max(0, points.size() - n), points.size());
    long absent = n - window.stream().filter(Objects::nonNull).count();
    if (absent == n && missing.equals("missing")) {
        return "INSUFFICIENT_DATA";
    }
    if (absent == n && missing.equals("ignore")) {
        return before;
    }
    long bad = window.stream().filter(point -> point != null && point > threshold).count() + (missing.equals("breaching") ? absent : 0);
    return bad < m ? "OK" : "ALARM";
}
// %% alarm-rules-own
List<Double> own = new ArrayList<>(Collections.nCopies(2 * periods, (Double) null));
for (int i = 0; i < enough; i++) {
    own.set(2 * periods - 1 - i, 99.5);
}
