// fails: yourDataFireAtTheEnd
// %% alarm-rules-own
List<Double> own = new ArrayList<>();
for (int i = 0; i < 2 * periods; i++) {
    own.add(i >= 2 * periods - enough ? (double) threshold : 1.0);
}
