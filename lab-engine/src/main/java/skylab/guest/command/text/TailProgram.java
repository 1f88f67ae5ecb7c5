package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Stat;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The execution of {@code tail}: first the end of each file, then what is added to any of them.
 *
 * @param style what is to be printed
 * @param files the operands, and what is known of them
 * @param current which one is being printed; their number when all were
 * @param held what came from a pipe and may be its end
 * @param skipped how many lines or bytes from the start of a pipe were passed over
 * @param last the one that was printed from last, -1 for none
 * @param status exit status
 */
record TailProgram(Tail.Style style, List<Tailed> files, int current, Content held, long skipped, int last, int status)
        implements Program {
    private static final int PIECE = 65_536;

    TailProgram {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param name the operand
     * @param fd where it is open, -1 if it is not
     * @param regular whether it is a regular file that can be followed
     * @param position how far it was printed
     */
    record Tailed(String name, int fd, boolean regular, long position) {
        Tailed at(long place) {
            return new Tailed(name, fd, regular, place);
        }

        String shown() {
            return name.equals("-") ? "standard input" : name;
        }
    }

    static TailProgram begin(Tail.Style style, List<String> operands) {
        List<Tailed> files =
                operands.stream().map(name -> new Tailed(name, -1, false, 0)).toList();
        return new TailProgram(style, files, 0, Content.EMPTY, 0, -1, 0);
    }

    @Override
    public boolean endless() {
        return style.follow() && style.pid().isEmpty();
    }

    @Override
    public Step step(Syscalls sys) {
        if (current == files.size()) {
            return style.follow() && files.stream().anyMatch(file -> file.regular || style.byName())
                    ? follow(sys)
                    : new Step.Exit(status);
        }
        Output out = new Output("tail");
        Tailed file = files.get(current);
        TailProgram next;
        try {
            if (file.fd < 0) {
                next = open(sys, file, out);
            } else {
                Chunk chunk = sys.read(file.fd, PIECE);
                if (chunk.wouldBlock()) {
                    return new Step.Await(this, new Condition.Readable(file.fd));
                }
                next = chunk.bytes().isEmpty() ? finished(file, out) : accept(file, chunk.bytes(), out);
            }
        } catch (Errno e) {
            out.complain(
                    file.fd < 0
                            ? "cannot open '" + file.name + "' for reading: " + e.text()
                            : "error reading '" + file.shown() + "': " + e.text());
            next = new TailProgram(style, files, current + 1, Content.EMPTY, 0, last, 1);
        }
        if (next.current == files.size() && style.follow() && next.nothingLeft()) {
            out.complain("no files remaining");
        }
        return out.drain(sys, new Step.Continue(next));
    }

    private boolean nothingLeft() {
        return !style.byName() && files.stream().noneMatch(file -> file.fd >= 0);
    }

    private TailProgram open(Syscalls sys, Tailed file, Output out) {
        if (file.name.equals("-")) {
            header(file, out);
            return with(new Tailed("-", 0, false, 0), current, current);
        }
        int fd = sys.open(file.name, Set.of(OpenFlag.READ), 0);
        header(file, out);
        if (!sys.stat(fd).isRegular()) {
            return with(new Tailed(file.name, fd, false, 0), current, current);
        }
        Content content = sys.content(file.name);
        long begin;
        if (style.fromStart()) {
            // Lines are passed over as they come.
            begin = style.bytes() ? Math.min(content.size(), Math.max(0, style.amount() - 1)) : 0;
        } else {
            begin = style.bytes()
                    ? Math.max(0, content.size() - style.amount())
                    : LineEnds.beginOfLast(content, style.amount());
        }
        sys.seek(fd, begin);
        return with(new Tailed(file.name, fd, true, begin), current, current);
    }

    private void header(Tailed file, Output out) {
        if (style.headers()) {
            out.print((last < 0 ? "" : "\n") + "==> " + file.shown() + " <==\n");
        }
    }

    private TailProgram with(Tailed changed, int which, int printed) {
        List<Tailed> all = new ArrayList<>(files);
        all.set(which, changed);
        return new TailProgram(style, all, current, held, skipped, printed, status);
    }

    private TailProgram accept(Tailed file, Bytes bytes, Output out) {
        if (style.fromStart() && !(file.regular && style.bytes())) {
            return skip(file, bytes, out);
        }
        if (file.regular) {
            out.write(bytes);
            return with(file.at(file.position + bytes.size()), current, current);
        }
        Content all = held.append(bytes);
        long begin =
                style.bytes() ? Math.max(0, all.size() - style.amount()) : LineEnds.beginOfLast(all, style.amount());
        return new TailProgram(style, files, current, all.slice(begin, all.size()), 0, current, status);
    }

    private TailProgram skip(Tailed file, Bytes bytes, Output out) {
        long over = skipped;
        int from = 0;
        while (over < style.amount() - 1 && from < bytes.size()) {
            if (style.bytes()) {
                int part = (int) Math.min(bytes.size() - from, style.amount() - 1 - over);
                from += part;
                over += part;
            } else {
                int feed = bytes.indexOf((byte) '\n', from);
                from = feed < 0 ? bytes.size() : feed + 1;
                over += feed < 0 ? 0 : 1;
            }
        }
        out.write(bytes.slice(from, bytes.size()));
        TailProgram next = with(file.at(file.position + bytes.size()), current, current);
        return new TailProgram(style, next.files, current, held, over, current, status);
    }

    private TailProgram finished(Tailed file, Output out) {
        for (long from = 0; from < held.size(); from += PIECE) {
            out.write(held.read(from, PIECE));
        }
        return new TailProgram(style, files, current + 1, Content.EMPTY, 0, current, status);
    }

    private Step follow(Syscalls sys) {
        Output out = new Output("tail");
        TailProgram now = this;
        List<Condition> until = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name.equals("-") || (!files.get(i).regular && !style.byName())) {
                continue;
            }
            now = now.added(sys, i, out);
            long size = -1;
            try {
                size = sys.stat(files.get(i).name).size();
            } catch (Errno gone) {
                // It is told when there is a file of that name again.
                size = -1;
            }
            until.add(new Condition.FileChanged(files.get(i).name, size));
        }
        if (style.pid().isPresent()) {
            int pid = style.pid().get();
            if (sys.processes().stream().noneMatch(process -> process.pid() == pid)) {
                return out.drain(sys, now.status);
            }
            until.add(new Condition.Ended(pid));
        }
        return out.drain(sys, new Step.Await(now, new Condition.AnyOf(until)));
    }

    private TailProgram added(Syscalls sys, int which, Output out) {
        TailProgram now = style.byName() ? reopened(sys, which, out) : this;
        Tailed file = now.files.get(which);
        if (file.fd < 0) {
            return now;
        }
        if (sys.stat(file.fd).size() < file.position) {
            out.complain(file.name + ": file truncated");
            sys.seek(file.fd, 0);
            now = now.with(file.at(0), which, now.last);
        }
        while (true) {
            Bytes bytes = sys.read(file.fd, PIECE).bytes();
            if (bytes.isEmpty()) {
                return now;
            }
            if (now.last != which) {
                now.header(file, out);
            }
            out.write(bytes);
            Tailed before = now.files.get(which);
            now = now.with(before.at(before.position + bytes.size()), which, which);
        }
    }

    // Another file may bear the name by now.
    private TailProgram reopened(Syscalls sys, int which, Output out) {
        Tailed file = files.get(which);
        Stat there;
        try {
            there = sys.stat(file.name);
        } catch (Errno e) {
            if (file.fd < 0) {
                return this;
            }
            out.complain("'" + file.name + "' has become inaccessible: " + e.text());
            sys.close(file.fd);
            return with(new Tailed(file.name, -1, false, 0), which, last);
        }
        if (file.fd >= 0 && sys.stat(file.fd).same(there)) {
            return this;
        }
        if (!there.isRegular() || !sys.mayRead(file.name)) {
            return this;
        }
        out.complain(
                file.fd < 0
                        ? "'" + file.name + "' has appeared;  following new file"
                        : "'" + file.name + "' has been replaced;  following new file");
        sys.close(file.fd);
        int fd = sys.open(file.name, Set.of(OpenFlag.READ), 0);
        return with(new Tailed(file.name, fd, true, 0), which, last);
    }
}
