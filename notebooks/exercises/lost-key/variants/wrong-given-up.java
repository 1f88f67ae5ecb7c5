// fails: yourKeyOpens itStaysOpen nothingElseWasOpened itIsTheSameServer nothingIsLeft theWordIsFound theDiaryIsAsItWas
// %% lost-key-open
// The key is lost.
