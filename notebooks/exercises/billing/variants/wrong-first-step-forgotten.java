// fails: theFirstHundredAreFree eachStepHasItsPrice
// %% billing-transfer
double transferOut(double gb) {
    return gb <= 100 ? 0 : gb * 0.09;
}
