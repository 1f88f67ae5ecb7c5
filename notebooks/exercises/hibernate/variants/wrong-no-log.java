// fails: theLogHasAnswers
// %% hibernate-run
ssh("ping " + host + " > /dev/null 2>&1 &");
lab.advance("5m");
