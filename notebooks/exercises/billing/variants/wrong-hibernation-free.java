// fails: hibernatingIsCharged
// %% billing-seconds
long billedSeconds(List<String> states) {
    return states.stream().filter(line -> line.startsWith("running "))
            .mapToLong(line -> Math.max(60, Long.parseLong(line.split(" ")[1]))).sum();
}
