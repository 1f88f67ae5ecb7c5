// fails: gapsAreFound theEndIsRight eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-free
String firstFree(String vpc, List<String> taken, int prefix) {
    long size = 1L << (32 - prefix);
    long end = taken.stream().mapToLong(each -> last(each) + 1).max().orElse(first(vpc));
    long at = (end + size - 1) / size * size;
    return (at >> 24 & 255) + "." + (at >> 16 & 255) + "." + (at >> 8 & 255) + "." + (at & 255) + "/" + prefix;
}
