// fails: eachStepHasItsPrice
// %% billing-transfer
double transferOut(double gb) {
    return gb <= 100 ? 0 : gb < 10_340 ? (gb - 100) * 0.09 : (gb - 100) * 0.085;
}
