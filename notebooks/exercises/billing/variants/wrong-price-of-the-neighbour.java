// fails: itIsTheRightPrice
// %% billing-server
double serverUsd(double running, double stopped, int gib, int addresses) {
    return running * (hourlyMills + 1) / 1000.0 + (running + stopped) / 730 * gib * 0.08 + running * addresses * 0.005;
}
