// fails: itIsTheRightPrice whatExistsCosts
// %% billing-server
double serverUsd(double running, double stopped, int gib, int addresses) {
    return running * hourlyMills / 100.0 + (running + stopped) / 730 * gib * 0.08 + (running + stopped) * addresses * 0.05;
}
