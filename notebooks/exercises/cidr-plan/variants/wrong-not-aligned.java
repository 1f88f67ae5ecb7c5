// fails: blocksAreAligned eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-free
String firstFree(String vpc, List<String> taken, int prefix) {
    long size = 1L << (32 - prefix);
    for (long at = first(vpc); at + size - 1 <= last(vpc); at += 16) {
        String block = (at >> 24 & 255) + "." + (at >> 16 & 255) + "." + (at >> 8 & 255) + "." + (at & 255) + "/" + prefix;
        if (taken.stream().noneMatch(each -> overlap(each, block))) {
            return block;
        }
    }
    return "";
}
