// fails: whatExistsCosts
// %% billing-server
double serverUsd(double running, double stopped, int gib, int addresses) {
    return running * hourlyMills / 1000.0 + running / 730 * gib * 0.08 + running * addresses * 0.005;
}
