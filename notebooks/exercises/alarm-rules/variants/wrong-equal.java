// fails: operatorsCompare
// %% alarm-rules-breaches
boolean breaches(double value, String operator, double threshold) {
    return operator.startsWith("Greater") ? value > threshold : value < threshold;
}
