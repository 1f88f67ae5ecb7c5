// fails: longLoadRings aShortPeakDoesNot atRestItIsOk loadBelowTheLimitDoesNot aLetterComes theEndIsTold silenceRings
// %% alarm-make
// An alarm is for people who have no time to look.
