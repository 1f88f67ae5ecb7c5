// fails: itIsNotTerminatedByMistake
// %% launch-protect
// Nobody will make that mistake.
