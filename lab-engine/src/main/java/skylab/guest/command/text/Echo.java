package skylab.guest.command.text;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code echo} as a file of its own, for commands that start others; shells have one built in. */
@Command.Installed("/usr/bin/echo")
final class Echo implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        int at = 0;
        boolean feed = true;
        boolean escapes = false;
        while (at < arguments.size() && arguments.get(at).matches("-[neE]+")) {
            for (char option : arguments.get(at++).substring(1).toCharArray()) {
                feed &= option != 'n';
                escapes = option == 'e' || (escapes && option != 'E');
            }
        }
        String text = String.join(" ", arguments.subList(at, arguments.size()));
        int stop = escapes ? text.indexOf("\\c") : -1;
        String shown = stop >= 0 ? text.substring(0, stop) : text;
        out.print((escapes ? Escapes.replaced(shown) : shown) + (feed && stop < 0 ? "\n" : ""));
        return 0;
    }
}
