package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Signal;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code kill}: sends signals. */
@Command.Installed("/usr/bin/kill")
final class Kill implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> words = new ArrayList<>(arguments);
        if (words.isEmpty()) {
            throw new UsageError("not enough arguments", 1);
        }
        String first = words.get(0);
        if (first.equals("-l") || first.equals("-L") || first.equals("--list")) {
            list(words.subList(1, words.size()), out);
            return 0;
        }
        Optional<Signal> signal = Optional.of(Signal.TERM);
        if (first.equals("-s") || first.equals("-n") || first.equals("--signal")) {
            if (words.size() < 2) {
                throw new UsageError("not enough arguments", 1);
            }
            signal = signal(words.get(1));
            words = words.subList(2, words.size());
        } else if (first.equals("--")) {
            words = words.subList(1, words.size());
        } else if (first.startsWith("-") && first.length() > 1) {
            signal = signal(first.substring(1));
            words = words.subList(1, words.size());
            words = !words.isEmpty() && words.get(0).equals("--") ? words.subList(1, words.size()) : words;
        }
        if (words.isEmpty()) {
            throw new UsageError("not enough arguments", 1);
        }
        int status = 0;
        for (String word : words) {
            status = Math.max(status, send(sys, word, signal, out));
        }
        return status;
    }

    // Signal 0 asks whether one could.
    private static Optional<Signal> signal(String name) {
        if (name.equals("0")) {
            return Optional.empty();
        }
        Optional<Signal> signal = Signal.parse(name);
        if (signal.isEmpty()) {
            throw new UsageError("unknown signal " + name, 1);
        }
        return signal;
    }

    private static int send(Syscalls sys, String word, Optional<Signal> signal, Output out) {
        if (!word.matches("-?[0-9]{1,9}")) {
            out.complain("cannot find process \"" + word + "\"");
            return 1;
        }
        try {
            sys.kill(Integer.parseInt(word), signal);
            return 0;
        } catch (Errno e) {
            out.complain("sending signal to " + word + " failed: " + e.text());
            return 1;
        }
    }

    private static void list(List<String> words, Output out) {
        if (words.isEmpty()) {
            out.println(Stream.of(Signal.values()).map(Signal::name).collect(Collectors.joining(" ")));
        }
        for (String word : words) {
            // An exit status tells its signal, too.
            String plain = word.matches("1[2-9][0-9]") ? Integer.toString(Integer.parseInt(word) - 128) : word;
            Signal signal = Signal.parse(plain).orElseThrow(() -> new UsageError("unknown signal " + word, 1));
            out.println(word.matches("[0-9]+") ? signal.name() : Integer.toString(signal.number()));
        }
    }
}
