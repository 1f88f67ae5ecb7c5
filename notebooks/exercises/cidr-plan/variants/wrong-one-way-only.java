// fails: innerBlocksOverlap blocksAreAligned theEndIsRight eachHasRoom eachIsAtTheFirstPlace theyAreInTheRightVpc
// %% cidr-plan-overlap
boolean overlap(String one, String other) {
    return first(one) <= first(other) && last(other) <= last(one);
}
long first(String block) {
    String[] parts = block.split("[./]");
    return Long.parseLong(parts[0]) << 24 | Long.parseLong(parts[1]) << 16 | Long.parseLong(parts[2]) << 8 | Long.parseLong(parts[3]);
}

long last(String block) {
    return first(block) + (1L << (32 - Integer.parseInt(block.split("/")[1]))) - 1;
}
