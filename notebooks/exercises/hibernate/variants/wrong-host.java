// fails: theLogHasAnswers
// %% hibernate-run
ssh("ping localhost > ping.log 2>&1 &");
lab.advance("5m");
