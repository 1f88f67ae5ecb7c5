package skylab.guest.command.text;

import java.util.List;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Drain;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code less} and {@code more}: they print all, page by page if somebody watches and there is more than a page. */
@Command.Installed({"/usr/bin/less", "/usr/bin/more"})
final class Pager implements Command {
    @Override
    public Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        List<String> files = argv.stream()
                .skip(1)
                .filter(word -> word.equals("-") || !word.startsWith("-") && !word.startsWith("+"))
                .toList();
        return new Paging(name, files.isEmpty() ? List.of("-") : files, -1, Bytes.EMPTY, false, 0);
    }

    /**
     * Where it stands.
     *
     * @param files not printed yet; the first one is open
     * @param fd where, or -1
     * @param left read and not printed
     * @param asking whether the next key is waited for
     * @param status exit status so far
     */
    private record Paging(String name, List<String> files, int fd, Bytes left, boolean asking, int status)
            implements Program {
        private static final int PIECE = 65_536;
        private static final String CLEARED = "\r\033[K";

        Paging {
            files = List.copyOf(files);
        }

        @Override
        public Step step(Syscalls sys) {
            if (asking) {
                return answer(sys);
            }
            if (!left.isEmpty()) {
                return page(sys);
            }
            if (fd < 0) {
                return files.isEmpty() ? new Step.Exit(status) : open(sys);
            }
            try {
                Chunk chunk = sys.read(fd, PIECE);
                if (chunk.wouldBlock()) {
                    return new Step.Await(this, new Condition.Readable(fd));
                }
                if (chunk.bytes().isEmpty()) {
                    if (fd > 0) {
                        sys.close(fd);
                    }
                    return new Step.Continue(new Paging(name, files, -1, left, false, status));
                }
                return new Step.Continue(new Paging(name, files, fd, chunk.bytes(), false, status));
            } catch (Errno e) {
                return complaint(files.isEmpty() ? "-" : files.get(0), e);
            }
        }

        private Step open(Syscalls sys) {
            String file = files.get(0);
            List<String> rest = files.subList(1, files.size());
            try {
                if (file.equals("-") && sys.isTerminal(0)) {
                    return complaint(rest, "Missing filename (\"" + name + " --help\" for help)");
                }
                if (!file.equals("-") && sys.stat(file).isDirectory()) {
                    return complaint(
                            rest, name.equals("more") ? "*** " + file + ": directory ***" : file + " is a directory");
                }
                int opened = file.equals("-") ? 0 : sys.open(file, Set.of(OpenFlag.READ), 0);
                return new Step.Continue(new Paging(name, rest, opened, Bytes.EMPTY, false, status));
            } catch (Errno e) {
                return complaint(
                        rest, name.equals("more") ? "cannot open " + file + ": " + e.text() : file + ": " + e.text());
            }
        }

        private Step complaint(String file, Errno e) {
            return complaint(files, file + ": " + e.text());
        }

        private Step complaint(List<String> rest, String message) {
            String text = (name.equals("more") && !message.startsWith("***") ? "more: " : "") + message + "\n";
            return new Step.Continue(new Drain(
                    List.of(new Drain.Piece(2, Bytes.of(text))),
                    new Step.Continue(new Paging(name, rest, -1, Bytes.EMPTY, false, 1))));
        }

        /** Prints what fits on the screen; all of it if nobody watches, or nobody could answer. */
        private Step page(Syscalls sys) {
            boolean watched = sys.isTerminal(1) && fd != 0 && sys.isTerminal(0);
            int rows = Math.max(1, sys.terminalSize().rows() - 1);
            int end = watched ? afterLines(rows) : left.size();
            Bytes now = left.slice(0, end);
            Bytes later = left.slice(end, left.size());
            Paging next = new Paging(name, files, fd, later, watched && !later.isEmpty(), status);
            Bytes prompt = next.asking ? Bytes.of(name.equals("more") ? "--More--" : ":") : Bytes.EMPTY;
            return new Drain(List.of(new Drain.Piece(1, now.plus(prompt))), new Step.Continue(next)).step(sys);
        }

        private int afterLines(int rows) {
            int at = 0;
            for (int i = 0; i < rows; i++) {
                int end = left.indexOf((byte) '\n', at);
                if (end < 0) {
                    return left.size();
                }
                at = end + 1;
            }
            return at;
        }

        /** A key: {@code q} ends it, everything else turns the page. */
        private Step answer(Syscalls sys) {
            Chunk key = sys.read(0, PIECE);
            if (key.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            }
            Bytes cleared = Bytes.of(CLEARED);
            boolean quit = key.bytes().isEmpty()
                    || key.bytes().at(0) == 'q'
                    || key.bytes().at(0) == 'Q';
            Step then =
                    quit ? new Step.Exit(status) : new Step.Continue(new Paging(name, files, fd, left, false, status));
            return new Drain(List.of(new Drain.Piece(1, cleared)), then).step(sys);
        }
    }
}
