// fails: runningIsCharged hibernatingIsCharged
// %% billing-seconds
long billedSeconds(List<String> states) {
    long seconds = 0;
    for (String line : states) {
        String[] words = line.split(" ");
        if (words[0].equals("running")) {
            seconds += Math.max(60, Long.parseLong(words[1]));
        } else if (words[0].equals("stopping")) {
            seconds += Long.parseLong(words[1]);
        }
    }
    return seconds;
}
