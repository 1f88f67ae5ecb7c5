package skylab.guest.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.pcollections.PSortedMap;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.Generator;
import skylab.guest.disk.Inode;
import skylab.guest.process.Chunk;
import skylab.guest.process.Errno;
import skylab.guest.process.Pipe;
import skylab.guest.process.Signal;
import skylab.guest.process.Stat;
import skylab.guest.process.Transfer;

/** System calls on descriptors, for one process. */
abstract class DescriptorSyscalls extends SystemSyscalls {
    DescriptorSyscalls(Kernel kernel, int pid) {
        super(kernel, pid);
    }

    @Override
    int descriptor(OpenFile file) {
        int fd = free(0);
        long number = k.add(file);
        k.ram = k.ram.put(me().fds(me().fds().plus(fd, number)));
        return fd;
    }

    private int free(int atLeast) {
        int fd = atLeast;
        while (me().fds().containsKey(fd)) {
            fd++;
        }
        return fd;
    }

    private long number(int fd) {
        Long number = me().fds().get(fd);
        if (number == null) {
            throw new Errno(Errno.Code.EBADF);
        }
        return number;
    }

    private OpenFile file(int fd) {
        return k.ram.files().get(number(fd));
    }

    private void set(int fd, OpenFile file) {
        k.ram = k.ram.files(k.ram.files().plus(number(fd), file));
    }

    public Chunk read(int fd, int max) {
        OpenFile file = file(fd);
        if (file instanceof OpenFile.Opened opened) {
            return readFile(fd, opened, max);
        } else if (file instanceof OpenFile.PipeEnd end) {
            PipeState pipe = k.ram.pipes().get(end.pipe());
            Bytes got = pipe.buffer().slice(0, Math.min(max, pipe.buffer().size()));
            if (!got.isEmpty()) {
                k.ram = k.ram.pipes(k.ram.pipes()
                        .plus(
                                end.pipe(),
                                pipe.with(pipe.buffer()
                                        .slice(got.size(), pipe.buffer().size()))));
            }
            return new Chunk(got, got.isEmpty() && !pipe.written());
        } else if (file instanceof OpenFile.Terminal terminal) {
            return readTerminal(terminal.tty(), max);
        } else if (file instanceof OpenFile.PtyMaster master) {
            Tty tty = k.ram.ttys().get(master.tty());
            Bytes got = tty.screen().read(0, max);
            k.ram = k.ram.tty(
                    master.tty(),
                    tty.screen(tty.screen().slice(got.size(), tty.screen().size())));
            return new Chunk(got, false);
        } else if (file instanceof OpenFile.Socket socket) {
            return readSocket(socket, max);
        } else if (file instanceof OpenFile.Device device) {
            Bytes got = new ContentIo(this, k).device(device.name()).read(device.offset(), max);
            transfer(fd, Transfer.sequential(false, device.offset(), got.size()));
            set(fd, new OpenFile.Device(device.name(), device.offset() + got.size()));
            return new Chunk(got, got.isEmpty());
        } else if (file instanceof OpenFile.Special special) {
            return readSpecial(fd, special, max);
        }
        throw new Errno(Errno.Code.EINVAL);
    }

    private Chunk readFile(int fd, OpenFile.Opened opened, int max) {
        if (!opened.read()) {
            throw new Errno(Errno.Code.EBADF);
        }
        Inode inode = k.fileSystem(opened.fs()).inode(opened.inode());
        if (!(inode.body() instanceof Inode.Regular regular)) {
            throw new Errno(Errno.Code.EISDIR);
        }
        Bytes got = regular.content().read(opened.offset(), max);
        if (!got.isEmpty()) {
            read(opened.fs(), inode, opened.offset(), got.size());
            set(fd, opened.at(opened.offset() + got.size()));
        }
        return new Chunk(got, got.isEmpty());
    }

    private Chunk readTerminal(String name, int max) {
        Tty tty = k.ram.ttys().get(name);
        if (tty == null || tty.hungUp()) {
            return new Chunk(Bytes.EMPTY, true);
        }
        if (tty.input().isEmpty()) {
            k.ram = k.ram.tty(name, tty.endOfFile(false));
            return new Chunk(Bytes.EMPTY, tty.endOfFile());
        }
        // In canonical mode a reading gives at most one line.
        int line = tty.input().indexOf((byte) '\n', 0);
        int end = Math.min(
                max, tty.canonical() && line >= 0 ? line + 1 : tty.input().size());
        k.ram = k.ram.tty(name, tty.input(tty.input().slice(end, tty.input().size())));
        return new Chunk(tty.input().slice(0, end), false);
    }

    private Chunk readSocket(OpenFile.Socket socket, int max) {
        Optional<Connection> row = k.tx.find(k.scope, Connection.CONNECTIONS, socket.connection());
        if (row.isEmpty()) {
            return new Chunk(Bytes.EMPTY, true);
        }
        Connection connection = row.get();
        Content ready = socket.server() ? connection.toServer() : connection.toClient();
        if (ready.size() == 0) {
            if (connection.lost() && !socket.server()) {
                throw new Errno(Errno.Code.ECONNRESET);
            }
            return new Chunk(Bytes.EMPTY, socket.server() ? !connection.clientOpen() : !connection.serverOpen());
        }
        Bytes got = ready.read(0, max);
        k.tx.put(
                k.scope,
                Connection.CONNECTIONS,
                connection.id(),
                connection.to(socket.server(), ready.slice(got.size(), ready.size())));
        RunQueue.wake(k.tx, k.scope, socket.server() ? connection.client() : connection.server());
        return new Chunk(got, false);
    }

    private void forwarding(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Errno(Errno.Code.EINVAL);
        }
        packets(packets().forwarding(Integer.parseInt(text) != 0));
    }

    private Chunk readSpecial(int fd, OpenFile.Special special, int max) {
        switch (special.name()) {
            case "zero", "full":
                return new Chunk(Bytes.of(new byte[max]), false);
            case "random", "urandom":
                byte[] bytes = new byte[max];
                SplittableRandom random = k.tx.world().seed().stream(
                        "urandom " + k.id + " " + k.ram.bootId() + number(fd), special.count());
                random.nextBytes(bytes);
                set(fd, new OpenFile.Special(special.name(), special.count() + max));
                return new Chunk(Bytes.of(bytes), false);
            default:
                return new Chunk(Bytes.EMPTY, true);
        }
    }

    public int write(int fd, Bytes bytes) {
        OpenFile file = file(fd);
        if (file instanceof OpenFile.Opened opened) {
            return writeFile(fd, opened, bytes);
        } else if (file instanceof OpenFile.PipeEnd end) {
            PipeState pipe = k.ram.pipes().get(end.pipe());
            if (!pipe.read()) {
                throw broken();
            }
            int taken =
                    Math.min(bytes.size(), PipeState.CAPACITY - pipe.buffer().size());
            k.ram = k.ram.pipes(
                    k.ram.pipes().plus(end.pipe(), pipe.with(pipe.buffer().plus(bytes.slice(0, taken)))));
            return taken;
        } else if (file instanceof OpenFile.Terminal terminal) {
            Tty tty = k.ram.ttys().get(terminal.tty());
            if (tty == null || tty.hungUp()) {
                throw new Errno(Errno.Code.EIO);
            }
            k.ram = k.ram.tty(terminal.tty(), tty.screen(tty.screen().append(bytes)));
            k.shown += bytes.size();
            return bytes.size();
        } else if (file instanceof OpenFile.PtyMaster master) {
            k.type(master.tty(), bytes);
            return bytes.size();
        } else if (file instanceof OpenFile.Socket socket) {
            return writeSocket(socket, bytes);
        } else if (file instanceof OpenFile.LogStream stream) {
            set(fd, logged(stream, bytes));
            return bytes.size();
        } else if (file instanceof OpenFile.Special special) {
            if (special.name().equals("full")) {
                throw new Errno(Errno.Code.ENOSPC);
            } else if (special.name().equals(SyntheticFiles.FORWARDING)) {
                forwarding(bytes.text().trim());
            } else if (special.name().equals("console")) {
                k.console(bytes.text());
            }
            return bytes.size();
        } else if (file instanceof OpenFile.Device device) {
            ContentIo.Written written = new ContentIo(this, k).write(device, Content.of(bytes));
            transfer(fd, Transfer.sequential(true, device.offset(), written.bytes()));
            set(fd, written.after());
            return (int) written.bytes();
        }
        throw new Errno(Errno.Code.EINVAL);
    }

    private Errno broken() {
        k.signal(self, Signal.PIPE);
        return new Errno(Errno.Code.EPIPE);
    }

    private int writeFile(int fd, OpenFile.Opened opened, Bytes bytes) {
        if (!opened.write()) {
            throw new Errno(Errno.Code.EBADF);
        }
        Inode inode = k.fileSystem(opened.fs()).inode(opened.inode());
        Content before = ((Inode.Regular) inode.body()).content();
        long at = opened.append() ? before.size() : opened.offset();
        room(opened.fs(), Math.max(0, at + bytes.size() - before.size()));
        k.fileSystem(
                opened.fs(),
                k.fileSystem(opened.fs()).put(inode.with(new Inode.Regular(before.write(at, bytes)), k.tx.now())));
        written(opened.fs(), inode, at, bytes.size());
        set(fd, opened.at(at + bytes.size()));
        return bytes.size();
    }

    private int writeSocket(OpenFile.Socket socket, Bytes bytes) {
        send(socket, Content.of(bytes));
        return bytes.size();
    }

    private void send(OpenFile.Socket socket, Content content) {
        Optional<Connection> row = k.tx.find(k.scope, Connection.CONNECTIONS, socket.connection());
        if (row.isEmpty()
                || (socket.server()
                        ? !row.get().clientOpen()
                        : !row.get().serverOpen() || row.get().lost())) {
            throw broken();
        }
        Transit.send(k, row.get(), !socket.server(), content);
    }

    public void send(int fd, Content content) {
        if (!(file(fd) instanceof OpenFile.Socket socket)) {
            throw new Errno(Errno.Code.EINVAL);
        }
        send(socket, content);
    }

    public boolean append(int fd, Generator content) {
        if (!(file(fd) instanceof OpenFile.Opened opened)) {
            return false;
        }
        Inode inode = k.fileSystem(opened.fs()).inode(opened.inode());
        Content before = ((Inode.Regular) inode.body()).content();
        long at = opened.append() ? before.size() : opened.offset();
        if (at != before.size()) {
            return false;
        }
        room(opened.fs(), content.size());
        Content after = before.append(content);
        k.fileSystem(opened.fs(), k.fileSystem(opened.fs()).put(inode.with(new Inode.Regular(after), k.tx.now())));
        set(fd, opened.at(after.size()));
        return true;
    }

    public boolean holdsContent(int fd) {
        return new ContentIo(this, k).holds(file(fd));
    }

    public boolean discards(int fd) {
        return isOpen(fd)
                && file(fd) instanceof OpenFile.Special special
                && Set.of("null", "zero", "random", "urandom").contains(special.name());
    }

    public boolean inexhaustible(int fd) {
        return isOpen(fd)
                && file(fd) instanceof OpenFile.Special special
                && Set.of("zero", "full", "random", "urandom").contains(special.name());
    }

    public Content readContent(int fd, long max) {
        ContentIo.Read read = new ContentIo(this, k).read(file(fd), max, number(fd));
        set(fd, read.after());
        return read.content();
    }

    public long writeContent(int fd, Content content) {
        ContentIo.Written written = new ContentIo(this, k).write(file(fd), content);
        set(fd, written.after());
        return written.bytes();
    }

    public void transfer(int fd, Transfer work) {
        new ContentIo(this, k).transfer(file(fd), work);
    }

    public boolean isOpen(int fd) {
        return me().fds().containsKey(fd);
    }

    public boolean isTerminal(int fd) {
        return isOpen(fd) && file(fd) instanceof OpenFile.Terminal;
    }

    public void close(int fd) {
        if (isOpen(fd)) {
            long number = number(fd);
            k.ram = k.ram.put(me().fds(me().fds().minus(fd)));
            k.release(number);
        }
    }

    public int duplicate(int fd, int atLeast) {
        int copy = free(atLeast);
        k.ram = k.ram.put(me().fds(me().fds().plus(copy, number(fd))));
        return copy;
    }

    public void duplicateTo(int fd, int chosen) {
        long number = number(fd);
        if (fd != chosen) {
            close(chosen);
            k.ram = k.ram.put(me().fds(me().fds().plus(chosen, number)));
        }
    }

    public List<Integer> descriptors() {
        return List.copyOf(me().fds().keySet());
    }

    public Pipe pipe() {
        long pipe = k.newNumber();
        k.ram = k.ram.pipes(k.ram.pipes().plus(pipe, PipeState.NEW));
        int readEnd = descriptor(new OpenFile.PipeEnd(pipe, false));
        return new Pipe(readEnd, descriptor(new OpenFile.PipeEnd(pipe, true)));
    }

    public long seek(int fd, long position) {
        if (file(fd) instanceof OpenFile.Opened opened) {
            set(fd, opened.at(position));
        } else if (file(fd) instanceof OpenFile.Device device) {
            set(fd, new OpenFile.Device(device.name(), position));
        } else {
            throw new Errno(Errno.Code.ESPIPE);
        }
        return position;
    }

    public Stat stat(int fd) {
        OpenFile file = file(fd);
        if (file instanceof OpenFile.Opened opened) {
            return stat(opened.fs(), k.fileSystem(opened.fs()).inode(opened.inode()));
        } else if (file instanceof OpenFile.Terminal terminal) {
            return stat("/dev/" + terminal.tty());
        } else if (file instanceof OpenFile.Special special) {
            return stat((special.name().equals(SyntheticFiles.FORWARDING) ? "/proc/" : "/dev/") + special.name());
        } else if (file instanceof OpenFile.Device device) {
            return stat("/dev/" + device.name());
        }
        var type =
                file instanceof OpenFile.PipeEnd ? skylab.guest.disk.FileType.FIFO : skylab.guest.disk.FileType.SOCKET;
        int uid = me().identity().uid();
        var now = k.tx.now();
        return new Stat(0, number(fd), type, 0600, 1, uid, me().identity().gid(), 0, 0, now, now, now);
    }

    /** What the kernel has open behind the descriptors of a process that is about to be started. */
    PSortedMap<Integer, Long> inherited(java.util.Map<Integer, Integer> fds) {
        PSortedMap<Integer, Long> result = org.pcollections.TreePMap.empty();
        for (var entry : fds.entrySet()) {
            if (isOpen(entry.getValue())) {
                result = result.plus(entry.getKey(), number(entry.getValue()));
            }
        }
        return result;
    }
}
