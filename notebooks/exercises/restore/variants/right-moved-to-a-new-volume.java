// fails:
// %% restore-copy
ssh("cat /mnt/old/" + folder + "/" + lost + " | tee " + lostFile + " > /dev/null");
