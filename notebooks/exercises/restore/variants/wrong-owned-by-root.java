// fails: itCanBeWrittenTo
// %% restore-copy
ssh("sudo cp /mnt/old/" + folder + "/" + lost + " " + lostFile);
