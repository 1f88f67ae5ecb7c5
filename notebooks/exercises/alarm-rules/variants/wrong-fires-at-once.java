// fails: yourDataFireAtTheEnd
// %% alarm-rules-own
List<Double> own = new ArrayList<>(Collections.nCopies(2 * periods, 99.0));
