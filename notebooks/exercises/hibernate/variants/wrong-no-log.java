// fails: theLogHasAnswers
// %% hibernate-run
ssh("ping www.google.com > /dev/null 2>&1 &");
lab.advance("5m");
