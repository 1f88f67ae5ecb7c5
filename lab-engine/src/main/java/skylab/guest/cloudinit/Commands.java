package skylab.guest.cloudinit;

import java.util.List;

/** Shell scripts of lists of commands, as {@code runcmd} and {@code bootcmd} give them. */
final class Commands {
    private Commands() {}

    /** A script: an item that is a text is a line of shell, one that is a list is a command with its arguments. */
    static String script(List<Object> commands) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        for (Object command : commands) {
            if (command instanceof List<?> words) {
                script.append(String.join(
                                " ",
                                words.stream()
                                        .map(word -> "'" + word.toString().replace("'", "'\\''") + "'")
                                        .toList()))
                        .append('\n');
            } else {
                script.append(command).append('\n');
            }
        }
        return script.toString();
    }
}
