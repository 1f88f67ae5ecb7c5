package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Drain;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Pipe;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** One step of an awk program: as many records as a read gives. */
final class Turn {
    private static final int PIECE = 65_536;
    private static final int MOST_READS = 4;

    private final Syscalls sys;
    private final Exchange exchange;
    private final List<Exchange.Said> said = new ArrayList<>();
    private final Node.Program program;
    private Interpreter interpreter;
    private Running.Phase phase;
    private int operand;
    private int files;
    private Optional<Source> main;
    private Optional<Running.Unit> unit;
    private PMap<String, Source> inputs;
    private PMap<String, Running.Sink> outputs;
    private String last;
    private int status;
    private Condition blocked;
    private int reads;

    Turn(Running running, Syscalls sys) {
        this.sys = sys;
        this.exchange = new Exchange(sys.now(), sys.env().get("TZ"));
        this.program = running.program();
        this.interpreter = new Interpreter(program, running.state(), exchange);
        this.phase = running.phase();
        this.operand = running.operand();
        this.files = running.files();
        this.main = running.main();
        this.unit = running.unit();
        this.inputs = running.inputs();
        this.outputs = running.outputs();
        this.last = running.last();
        this.status = running.status();
    }

    private Running frozen() {
        return new Running(
                program, interpreter.state(), phase, operand, files, main, unit, inputs, outputs, last, status);
    }

    Step go() {
        try {
            boolean more = true;
            while (more) {
                more = phase == Running.Phase.CLOSING ? closed() : unit.isPresent() ? answered() : next();
            }
        } catch (UsageError e) {
            exchange.begin(List.of(), 0);
            exchange.write(Exchange.Kind.ERROR, "", "awk: " + e.getMessage() + "\n");
            status = e.status();
            unit = Optional.empty();
            phase = Running.Phase.CLOSING;
            blocked = null;
        }
        return flushed();
    }

    // What comes next; false when the step is over.
    private boolean next() {
        switch (phase) {
            case BEGIN -> execute(Running.Unit.of(""));
            case MAIN -> {
                Optional<String> record = record();
                if (record.isEmpty()) {
                    return phase != Running.Phase.MAIN;
                }
                interpreter.count();
                execute(Running.Unit.of(record.get()));
            }
            case END -> execute(Running.Unit.of(last));
            default -> throw new IllegalStateException();
        }
        return unit.isEmpty();
    }

    private void execute(Running.Unit work) {
        State before = interpreter.state();
        exchange.begin(work.answers(), work.said());
        try {
            switch (phase) {
                case BEGIN -> interpreter.blocks(program.begin(), work.record());
                case MAIN -> interpreter.rules(work.record());
                default -> interpreter.blocks(program.end(), work.record());
            }
            unit = Optional.empty();
            ended(interpreter.record());
        } catch (Exchange.Needed needed) {
            // It begins again from where it was when the answer is there.
            interpreter = new Interpreter(program, before, exchange);
            unit = Optional.of(new Running.Unit(
                    work.record(), work.answers(), exchange.prints(), Optional.of(needed.request()), 0));
        }
    }

    private void ended(String record) {
        boolean exit = interpreter.state().exit().isPresent();
        switch (phase) {
            case BEGIN -> {
                boolean reads = !program.rules().isEmpty() || !program.end().isEmpty();
                phase = exit || !reads ? exit ? Running.Phase.END : Running.Phase.CLOSING : Running.Phase.MAIN;
            }
            case MAIN -> {
                last = record;
                if (exit) {
                    phase = Running.Phase.END;
                } else if (interpreter.state().skipping()) {
                    interpreter.skipping(false);
                    main.ifPresent(source -> close(source.fd()));
                    main = Optional.empty();
                }
            }
            default -> phase = Running.Phase.CLOSING;
        }
        if (phase == Running.Phase.CLOSING
                || exit && phase == Running.Phase.END && program.end().isEmpty()) {
            phase = Running.Phase.CLOSING;
            status = interpreter.state().exit().orElse(status);
        }
    }

    private void close(int fd) {
        if (fd > 2) {
            sys.close(fd);
        }
    }

    // The next record of the main input; nothing if one has to wait, or the phase has changed.
    private Optional<String> record() {
        while (true) {
            if (main.isEmpty() && !open()) {
                phase = Running.Phase.END;
                return Optional.empty();
            }
            if (main.isEmpty()) {
                continue;
            }
            String separator = interpreter.text("RS");
            Optional<Source.Cut> cut = main.get().next(separator);
            if (cut.isPresent()) {
                main = Optional.of(cut.get().rest());
                return Optional.of(cut.get().record());
            }
            if (main.get().ended()) {
                close(main.get().fd());
                main = Optional.empty();
            } else if (!read(main.get(), true)) {
                return Optional.empty();
            }
        }
    }

    // Reads more; false if one has to wait, or enough was done in this step.
    private boolean read(Source source, boolean ofMain) {
        if (reads++ >= MOST_READS) {
            return false;
        }
        Chunk chunk;
        try {
            chunk = sys.read(source.fd(), PIECE);
        } catch (Errno e) {
            exchange.begin(List.of(), 0);
            boolean directory = e.code() == Errno.Code.EISDIR;
            String name = interpreter.text("FILENAME");
            exchange.write(
                    Exchange.Kind.ERROR,
                    "",
                    "awk: "
                            + (directory
                                    ? "warning: command line argument `" + name + "' is a directory: skipped"
                                    : "cannot open file `" + name + "' for reading: " + e.text())
                            + "\n");
            status = directory ? status : 2;
            main = Optional.of(source.plus(Bytes.EMPTY));
            return true;
        }
        if (chunk.wouldBlock()) {
            blocked = new Condition.Readable(source.fd());
            return false;
        }
        Source more = source.plus(chunk.bytes());
        if (ofMain) {
            main = Optional.of(more);
        } else {
            inputs = inputs.plus(key(source), more);
        }
        return true;
    }

    private String key(Source source) {
        return inputs.entrySet().stream()
                .filter(entry -> entry.getValue().fd() == source.fd())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    // Opens the next file; false if there is none.
    private boolean open() {
        int count = (int) interpreter.number("ARGC");
        while (operand < count) {
            String word = interpreter.element("ARGV", Integer.toString(operand++));
            if (word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
                interpreter.assigned(word);
                continue;
            }
            if (word.isEmpty()) {
                continue;
            }
            files++;
            begin(word);
            return true;
        }
        if (files == 0) {
            files++;
            begin("-");
            return true;
        }
        return false;
    }

    private void begin(String name) {
        interpreter.file(name.equals("-") ? "" : name);
        try {
            int fd = name.equals("-") || name.equals("/dev/stdin") ? 0 : sys.open(name, Set.of(OpenFlag.READ), 0);
            main = Optional.of(Source.of(fd, 0));
        } catch (Errno e) {
            exchange.begin(List.of(), 0);
            exchange.write(
                    Exchange.Kind.ERROR, "", "awk: cannot open file `" + name + "' for reading: " + e.text() + "\n");
            status = 2;
        }
    }

    // Gets the answer that the unit waits for, and goes on with it.
    private boolean answered() {
        Running.Unit work = unit.orElseThrow();
        Exchange.Request request = work.request().orElseThrow();
        // What was said comes first: a command that is started prints after it.
        if (work.child() == 0
                && !(request instanceof Exchange.Request.Main)
                && !pending().isEmpty()) {
            return false;
        }
        Optional<Exchange.Answer> answer = answer(request, work);
        if (answer.isEmpty()) {
            return false;
        }
        List<Exchange.Answer> answers = new ArrayList<>(work.answers());
        answers.add(answer.get());
        execute(new Running.Unit(work.record(), answers, work.said(), Optional.empty(), 0));
        return unit.isEmpty();
    }

    private Optional<Exchange.Answer> answer(Exchange.Request request, Running.Unit work) {
        if (request instanceof Exchange.Request.Main) {
            Running.Phase before = phase;
            Optional<String> record = record();
            boolean over = phase != before;
            phase = before;
            return record.isPresent()
                    ? record.map(text -> new Exchange.Answer(1, text))
                    : over ? Optional.of(new Exchange.Answer(0, "")) : Optional.empty();
        } else if (request instanceof Exchange.Request.File file) {
            return line(file.name(), false);
        } else if (request instanceof Exchange.Request.Command command) {
            return line(command.line(), true);
        } else if (request instanceof Exchange.Request.System system) {
            int child = work.child() == 0 ? spawn(system.line(), Map.of(0, 0, 1, 1, 2, 2)) : work.child();
            return status(work, child);
        } else if (request instanceof Exchange.Request.Close close) {
            return close(close.name(), work);
        }
        return Optional.of(new Exchange.Answer(0, ""));
    }

    private int spawn(String line, Map<Integer, Integer> fds) {
        return sys.spawn(Spawn.of(sys, "/usr/bin/sh", List.of("sh", "-c", line)).with(fds));
    }

    private Optional<Exchange.Answer> status(Running.Unit work, int child) {
        Optional<ChildStatus> ended = sys.wait(child, false);
        if (ended.isEmpty()) {
            unit = Optional.of(new Running.Unit(work.record(), work.answers(), work.said(), work.request(), child));
            blocked = new Condition.ChildChanged(child);
            return Optional.empty();
        }
        return Optional.of(new Exchange.Answer(ended.get().status(), ""));
    }

    private Optional<Exchange.Answer> line(String name, boolean command) {
        String key = (command ? "|" : "<") + name;
        if (!inputs.containsKey(key)) {
            try {
                inputs = inputs.plus(key, command ? started(name) : opened(name));
            } catch (Errno e) {
                return Optional.of(new Exchange.Answer(-1, ""));
            }
        }
        while (true) {
            Source source = inputs.get(key);
            Optional<Source.Cut> cut = source.next(interpreter.text("RS"));
            if (cut.isPresent()) {
                inputs = inputs.plus(key, cut.get().rest());
                return Optional.of(new Exchange.Answer(1, cut.get().record()));
            }
            if (source.ended()) {
                return Optional.of(new Exchange.Answer(0, ""));
            }
            try {
                if (!read(source, false)) {
                    return Optional.empty();
                }
            } catch (Errno e) {
                return Optional.of(new Exchange.Answer(-1, ""));
            }
        }
    }

    private Source opened(String name) {
        boolean standard = name.equals("-") || name.equals("/dev/stdin");
        if (!standard && sys.stat(name).isDirectory()) {
            throw new Errno(Errno.Code.EISDIR);
        }
        return Source.of(standard ? 0 : sys.open(name, Set.of(OpenFlag.READ), 0), 0);
    }

    private Source started(String line) {
        Pipe pipe = sys.pipe();
        int pid = spawn(line, Map.of(0, 0, 1, pipe.writeEnd(), 2, 2));
        sys.close(pipe.writeEnd());
        return Source.of(pipe.readEnd(), pid);
    }

    private Optional<Exchange.Answer> close(String name, Running.Unit work) {
        if (work.child() != 0) {
            return status(work, work.child());
        }
        for (String key : List.of("<" + name, "|" + name)) {
            if (inputs.containsKey(key)) {
                Source source = inputs.get(key);
                inputs = inputs.minus(key);
                close(source.fd());
                return source.pid() == 0 ? Optional.of(new Exchange.Answer(0, "")) : status(work, source.pid());
            }
        }
        for (String key : List.of(">" + name, "|" + name)) {
            if (outputs.containsKey(key)) {
                Running.Sink sink = outputs.get(key);
                outputs = outputs.minus(key);
                close(sink.fd());
                return sink.pid() == 0 ? Optional.of(new Exchange.Answer(0, "")) : status(work, sink.pid());
            }
        }
        return Optional.of(new Exchange.Answer(-1, ""));
    }

    // Closes what is open and waits for the commands that read it; false when that is done, or has to wait.
    private boolean closed() {
        if (!pending().isEmpty()) {
            return false;
        }
        for (Map.Entry<String, Running.Sink> entry : outputs.entrySet()) {
            Running.Sink sink = entry.getValue();
            if (sys.isOpen(sink.fd())) {
                close(sink.fd());
            }
            if (sink.pid() != 0 && sys.wait(sink.pid(), false).isEmpty()) {
                outputs = outputs.plus(entry.getKey(), new Running.Sink(-1, sink.pid()));
                blocked = new Condition.ChildChanged(sink.pid());
                return false;
            }
            outputs = outputs.minus(entry.getKey());
            return true;
        }
        for (Source source : inputs.values()) {
            close(source.fd());
        }
        return false;
    }

    private List<Exchange.Said> pending() {
        said.addAll(exchange.take());
        return said;
    }

    // Writes what was said; then it goes on, waits, or is over.
    private Step flushed() {
        List<Drain.Piece> pieces = new ArrayList<>();
        int wrong = 0;
        for (Exchange.Said one : pending()) {
            try {
                pieces.add(new Drain.Piece(descriptor(one), Bytes.of(one.text().toString())));
            } catch (Errno e) {
                String text = "awk: cmd. line:1: fatal: cannot redirect to `" + one.name() + "': " + e.text() + "\n";
                pieces.add(new Drain.Piece(2, Bytes.of(text)));
                phase = Running.Phase.CLOSING;
                unit = Optional.empty();
                blocked = null;
                wrong = 2;
                break;
            }
        }
        status = wrong > 0 ? wrong : status;
        boolean over = phase == Running.Phase.CLOSING && pieces.isEmpty() && blocked == null && outputs.isEmpty();
        Running next = frozen();
        Step then = over
                ? new Step.Exit(status)
                : blocked != null && pieces.isEmpty() ? new Step.Await(next, blocked) : new Step.Continue(next);
        return pieces.isEmpty() ? then : new Drain(pieces, then).step(sys);
    }

    private int descriptor(Exchange.Said one) {
        switch (one.kind()) {
            case OUTPUT:
                return 1;
            case ERROR:
                return 2;
            default:
                break;
        }
        boolean command = one.kind() == Exchange.Kind.COMMAND;
        String key = (command ? "|" : ">") + one.name();
        if (!outputs.containsKey(key)) {
            if (command) {
                Pipe pipe = sys.pipe();
                int pid = spawn(one.name(), Map.of(0, pipe.readEnd(), 1, 1, 2, 2));
                sys.close(pipe.readEnd());
                outputs = outputs.plus(key, new Running.Sink(pipe.writeEnd(), pid));
            } else {
                boolean append = one.kind() == Exchange.Kind.APPEND;
                Set<OpenFlag> flags = append
                        ? Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND)
                        : Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
                outputs = outputs.plus(key, new Running.Sink(sys.open(one.name(), flags, 0666), 0));
            }
        }
        return outputs.get(key).fd();
    }
}
