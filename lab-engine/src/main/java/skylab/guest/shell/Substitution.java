package skylab.guest.shell;

import java.util.List;
import skylab.guest.disk.Bytes;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Pipe;
import skylab.guest.shell.syntax.Command;
import skylab.guest.shell.syntax.Redirect;
import skylab.guest.shell.syntax.Word;

/** Collects the output of a command substitution; then the command that needs it begins again. */
record Substitution(Execute command, int fd, int pid, Bytes output) implements Frame {
    /** Starts a command whose output a command needs; its status is seen there as that of the last command before. */
    static void start(Interpreter sh, Execute command, Command body) {
        Shell child = sh.copyForSubstitution(contentOf(body));
        Pipe pipe = sh.sys.pipe();
        int readEnd = Processes.aside(sh, pipe.readEnd());
        int writeEnd = Processes.aside(sh, pipe.writeEnd());
        int pid = Processes.fork(sh, child, java.util.Map.of(1, writeEnd), -1);
        sh.sys.close(writeEnd);
        sh.push(new Substitution(command, readEnd, pid, Bytes.EMPTY));
    }

    /** {@code $(< file)} gives what is in the file. */
    private static Command contentOf(Command body) {
        if (body instanceof Command.Sequence sequence
                && sequence.items().size() == 1
                && sequence.items().get(0).command() instanceof Command.Simple simple
                && simple.words().isEmpty()
                && simple.assignments().isEmpty()
                && simple.redirects().size() == 1
                && simple.redirects().get(0).operator() == Redirect.Operator.READ) {
            return new Command.Simple(
                    List.of(), List.of(Word.quoted("/usr/bin/cat")), simple.redirects(), simple.line(), simple.text());
        }
        return body;
    }

    @Override
    public void resume(Interpreter sh) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        all.writeBytes(output.toArray());
        while (fd >= 0) {
            Chunk chunk = sh.sys.read(fd, 65_536);
            if (chunk.wouldBlock()) {
                sh.await(new Substitution(command, fd, pid, Bytes.of(all.toByteArray())), new Condition.Readable(fd));
                return;
            }
            if (chunk.bytes().isEmpty()) {
                break;
            }
            all.writeBytes(chunk.bytes().toArray());
        }
        if (fd >= 0) {
            sh.sys.close(fd);
        }
        Bytes bytes = Bytes.of(all.toByteArray());
        var ended = sh.sys.wait(pid, false);
        if (ended.isEmpty()) {
            sh.await(new Substitution(command, -1, pid, bytes), new Condition.ChildChanged(pid));
            return;
        }
        ChildStatus child = ended.get();
        sh.status = child.status();
        String text = bytes.text().replace("\0", "");
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        sh.push(command.with(text.substring(0, end), child.status()));
    }

    @Override
    public void unwind(Interpreter sh) {
        if (fd >= 0) {
            sh.sys.close(fd);
        }
    }
}
