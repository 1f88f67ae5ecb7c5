package skylab.guest.command.text;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code man}: there are no manual pages, but it is honest about what there is. */
@Command.Installed("/usr/bin/man")
final class Man implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names = arguments.stream()
                .filter(word -> !word.startsWith("-") && !word.matches("[1-9]"))
                .toList();
        if (names.isEmpty()) {
            out.print("What manual page do you want?\nFor example, try 'man man'.\n");
            return 1;
        }
        int status = 0;
        for (String name : names) {
            Optional<String> file = List.of("/usr/bin/", "/usr/sbin/").stream()
                    .map(directory -> directory + name)
                    .filter(path -> !name.contains("/") && sys.exists(path))
                    .findFirst();
            if (file.isEmpty()) {
                out.error("No manual entry for " + name + "\n");
                status = 16;
            } else {
                out.print("NAME\n       " + name + " - " + file.get() + "\n\nDESCRIPTION\n"
                        + "       Skylab emulates this command and has no copy of its manual page. The options that\n"
                        + "       are emulated: " + name
                        + " --help. The whole page: https://man7.org/linux/man-pages/\n");
            }
        }
        return status;
    }
}
