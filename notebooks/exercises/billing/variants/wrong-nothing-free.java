// fails: theFirstHundredAreFree eachStepHasItsPrice
// %% billing-transfer
double transferOut(double gb) {
    return gb <= 10_340 ? gb * 0.09 : 10_340 * 0.09 + (gb - 10_340) * 0.085;
}
