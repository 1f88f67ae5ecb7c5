package skylab.guest.shell;

import skylab.guest.disk.Bytes;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;

/** Collects the output of a command substitution; then the command that needs it begins again. */
record Substitution(Execute command, int fd, int pid, Bytes output) implements Frame {
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
