// fails: aLetterComes theEndIsTold
// %% alarm-make
-lab.inbox().stream().filter(message -> message.isInvitation()).forEach(message -> message.confirm());
