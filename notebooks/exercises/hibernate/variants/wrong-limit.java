// fails: theLimitIsRespected
// %% hibernate-size
int smallestRootGiB(int ramMiB, int systemGiB) {
    if (ramMiB > 150 * 1024) {
        return -1;
    }
    return (ramMiB + 1023) / 1024 + systemGiB;
}
