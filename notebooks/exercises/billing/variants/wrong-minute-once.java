// fails: aStartCostsAMinute
// %% billing-seconds
long billedSeconds(List<String> states) {
    long seconds = 0;
    for (String line : states) {
        String[] words = line.split(" ");
        if (words[0].equals("running") || words.length > 2) {
            seconds += Long.parseLong(words[1]);
        }
    }
    return seconds == 0 ? 0 : Math.max(60, seconds);
}
