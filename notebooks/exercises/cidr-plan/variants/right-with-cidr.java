// fails:
// %% cidr-plan-prefix
int prefixFor(int hosts) {
    return hosts < 1 || hosts > 65531 ? -1 : Math.min(28, Integer.numberOfLeadingZeros(hosts + 4));
}
// %% cidr-plan-overlap
boolean overlap(String one, String other) {
    return Cidr.of(one).overlaps(Cidr.of(other));
}
// %% cidr-plan-free
String firstFree(String vpc, List<String> taken, int prefix) {
    if (prefix < Cidr.of(vpc).prefix()) {
        return "";
    }
    return Cidr.of(vpc).split(prefix).stream().map(Cidr::toString)
            .filter(block -> taken.stream().noneMatch(each -> overlap(each, block))).findFirst().orElse("");
}
